import { client, unwrap } from '@/api/client'
import type { ForwardInput, ForwardPreview, Language, ReplyAccepted, ScheduledReply } from '@/api/types'

const at = (ticketId: string) => ({ params: { path: { ticket_id: ticketId } } })

/** What would stand below a forwarded mail; null messages = the whole ticket. */
export const previewForward = (ticketId: string, messageIds: string[] | null, language: Language | null): Promise<ForwardPreview> =>
  unwrap(client.POST('/tickets/{ticket_id}/forwards/preview', { ...at(ticketId), body: { message_ids: messageIds, language } }))

export const sendForward = (ticketId: string, body: ForwardInput): Promise<ReplyAccepted> => unwrap(client.POST('/tickets/{ticket_id}/forwards', { ...at(ticketId), body }))

export const scheduleForward = (ticketId: string, dueAt: string, forward: ForwardInput): Promise<ScheduledReply> =>
  unwrap(client.POST('/tickets/{ticket_id}/scheduled-replies', { ...at(ticketId), body: { due_at: dueAt, forward } }))
