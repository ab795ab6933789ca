import { client, unwrap } from '@/api/client'
import type { Language, Message, NoteInput, ReplyAccepted, ReplyInput, ScheduledReply, SignatureOffer, Ways } from '@/api/types'

const at = (ticketId: string) => ({ params: { path: { ticket_id: ticketId } } })

export const sendReply = (ticketId: string, body: ReplyInput): Promise<ReplyAccepted> =>
  unwrap(client.POST('/tickets/{ticket_id}/replies', { ...at(ticketId), body }))

export const addNote = (ticketId: string, body: NoteInput): Promise<Message> => unwrap(client.POST('/tickets/{ticket_id}/notes', { ...at(ticketId), body }))

/** The same answer, to leave later. */
export const scheduleReply = (ticketId: string, dueAt: string, reply: ReplyInput): Promise<ScheduledReply> =>
  unwrap(client.POST('/tickets/{ticket_id}/scheduled-replies', { ...at(ticketId), body: { due_at: dueAt, reply } }))

/** Every way to the customer, and what else the composer may offer on a ticket. */
export const listWays = (ticketId: string): Promise<Ways> => unwrap(client.GET('/tickets/{ticket_id}/ways', at(ticketId)))

export const offerSignatures = async (accountId: string | null, teamId: string | null, language: Language): Promise<SignatureOffer[]> =>
  (await unwrap(client.GET('/signature-offers', { params: { query: { channel_account_id: accountId ?? undefined, team_id: teamId ?? undefined, language } } }))).items

export const translate = async (text: string, language: string): Promise<string> => (await unwrap(client.POST('/translations', { body: { text, language } }))).text
