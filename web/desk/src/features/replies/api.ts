import { client, unwrap } from '@/api/client'
import type { Message, NoteInput, ReplyAccepted, ReplyInput } from '@/api/types'
import { sortedMentions } from './mentionList'

const at = (ticketId: string) => ({ params: { path: { ticket_id: ticketId } } })

export const sendReply = (ticketId: string, body: ReplyInput): Promise<ReplyAccepted> =>
  unwrap(client.POST('/tickets/{ticket_id}/replies', { ...at(ticketId), body }))

/** `mentions` may name people and teams alike. */
export const addNote = (ticketId: string, { mentions, ...note }: NoteInput): Promise<Message> =>
  unwrap(client.POST('/tickets/{ticket_id}/notes', { ...at(ticketId), body: { ...note, ...sortedMentions(mentions ?? []) } }))
