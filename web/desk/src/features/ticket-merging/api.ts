import { client, unwrap } from '@/api/client'
import type { LinkKind, MergeCandidate, Merged, MessagesMoved, RelatedTicket, Ticket, TicketOperation, TicketRelations } from '@/api/types'

const at = (ticketId: string) => ({ params: { path: { ticket_id: ticketId } } })

export const getRelations = (ticketId: string): Promise<TicketRelations> => unwrap(client.GET('/tickets/{ticket_id}/relations', at(ticketId)))

export const listOperations = async (ticketId: string): Promise<TicketOperation[]> => (await unwrap(client.GET('/tickets/{ticket_id}/operations', at(ticketId)))).items

export const undoOperation = (operationId: string): Promise<{ ticket_id: string }> =>
  unwrap(client.POST('/ticket-operations/{operation_id}/undo', { params: { path: { operation_id: operationId } } }))

export const checkMerge = async (targetId: string, sourceIds: string[]): Promise<MergeCandidate[]> =>
  (await unwrap(client.GET('/tickets/{ticket_id}/merge', { params: { path: { ticket_id: targetId }, query: { from_id: sourceIds } } }))).items

export const mergeTickets = (targetId: string, sourceIds: string[], allowOtherContact: boolean): Promise<Merged> =>
  unwrap(client.POST('/tickets/{ticket_id}/merge', { ...at(targetId), body: { from_ids: sourceIds, allow_other_contact: allowOtherContact } }))

export const splitOff = (ticketId: string, messageIds: string[], subject: string): Promise<MessagesMoved> =>
  unwrap(client.POST('/tickets/{ticket_id}/split', { ...at(ticketId), body: { message_ids: messageIds, subject } }))

export const moveMessages = (ticketId: string, messageIds: string[], targetId: string): Promise<MessagesMoved> =>
  unwrap(client.POST('/tickets/{ticket_id}/move', { ...at(ticketId), body: { message_ids: messageIds, to_id: targetId } }))

export const linkTicket = (ticketId: string, otherId: string, kind: LinkKind): Promise<Ticket> =>
  unwrap(client.PUT('/tickets/{ticket_id}/links/{other_id}', { params: { path: { ticket_id: ticketId, other_id: otherId } }, body: { kind } }))

export const unlinkTicket = (ticketId: string, otherId: string, kind: LinkKind): Promise<Ticket> =>
  unwrap(client.DELETE('/tickets/{ticket_id}/links/{other_id}', { params: { path: { ticket_id: ticketId, other_id: otherId }, query: { kind } } }))

export const setParent = (ticketId: string, parentId: string | null): Promise<Ticket> =>
  unwrap(client.PUT('/tickets/{ticket_id}/parent', { ...at(ticketId), body: { parent_id: parentId } }))

export const solveChildren = (ticketId: string): Promise<{ count: number; left: number[] }> => unwrap(client.POST('/tickets/{ticket_id}/children/solve', at(ticketId)))

export const keepSubject = (messageId: string) => unwrap(client.DELETE('/messages/{message_id}/subject-change', { params: { path: { message_id: messageId } } }))

/** A ticket that can be chosen in a picker. */
export type Choice = Pick<RelatedTicket, 'id' | 'number' | 'subject' | 'status'>
