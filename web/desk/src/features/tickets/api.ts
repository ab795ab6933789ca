import { client, unwrap } from '@/api/client'
import type { ChangedTicket, Page, Priority, Sort, StatusCategory, Ticket, TicketDetail, TicketInput, TicketListItem, TicketPatch } from '@/api/types'

export interface ListFilter {
  view: string
  sort: string
  priority: string
  /** Conditions and an order of its own, which a saved view has. */
  query?: object
}

const at = (ticketId: string) => ({ params: { path: { ticket_id: ticketId } } })

export function listTickets(filter: ListFilter, cursor: string | null, limit = 50): Promise<Page<TicketListItem>> {
  if (filter.query) return unwrap(client.POST('/tickets/query', { body: { ...(filter.query as { columns: string[] }), columns: [], cursor, limit } }))
  const query = { view: filter.view, sort: filter.sort as Sort, priority: filter.priority ? [filter.priority as Priority] : undefined, cursor: cursor ?? undefined, limit }
  return unwrap(client.GET('/tickets', { params: { query } }))
}

export const countTickets = () => unwrap(client.GET('/tickets/counts'))

export const getTicket = (ticketId: string): Promise<TicketDetail> => unwrap(client.GET('/tickets/{ticket_id}', at(ticketId)))

export const findTicketByNumber = (number: number) =>
  unwrap(client.GET('/tickets/by-number/{number}', { params: { path: { number } } }))

export const openTicket = (body: TicketInput): Promise<TicketDetail> => unwrap(client.POST('/tickets', { body }))

export const patchTicket = (ticketId: string, body: TicketPatch): Promise<ChangedTicket> =>
  unwrap(client.PATCH('/tickets/{ticket_id}', { ...at(ticketId), body }))

export const retagTicket = (ticketId: string, add: string[], remove: string[]): Promise<ChangedTicket> =>
  unwrap(client.POST('/tickets/{ticket_id}/tags', { ...at(ticketId), body: { add, remove } }))

export function followTicket(ticketId: string, userId: string, isFollowing: boolean): Promise<Ticket> {
  const params = { path: { ticket_id: ticketId, user_id: userId } }
  return isFollowing
    ? unwrap(client.PUT('/tickets/{ticket_id}/followers/{user_id}', { params }))
    : unwrap(client.DELETE('/tickets/{ticket_id}/followers/{user_id}', { params }))
}

export const markSpam = (ticketId: string, blockSender: boolean): Promise<ChangedTicket> =>
  unwrap(client.POST('/tickets/{ticket_id}/spam', { ...at(ticketId), body: { block_sender: blockSender } }))

export const clearSpam = (ticketId: string): Promise<ChangedTicket> => unwrap(client.DELETE('/tickets/{ticket_id}/spam', at(ticketId)))

export const trashTicket = (ticketId: string): Promise<ChangedTicket> => unwrap(client.POST('/tickets/{ticket_id}/trash', at(ticketId)))

export const restoreTicket = (ticketId: string): Promise<ChangedTicket> => unwrap(client.DELETE('/tickets/{ticket_id}/trash', at(ticketId)))

/** `until` null: until the customer replies. */
export const snoozeTicket = (ticketId: string, until: string | null): Promise<ChangedTicket> =>
  unwrap(client.PUT('/tickets/{ticket_id}/snooze', { ...at(ticketId), body: { until } }))

export const wakeTicket = (ticketId: string): Promise<ChangedTicket> => unwrap(client.DELETE('/tickets/{ticket_id}/snooze', at(ticketId)))

export const setTicketDue = (ticketId: string, due_at: string | null): Promise<ChangedTicket> =>
  unwrap(client.PUT('/tickets/{ticket_id}/due', { ...at(ticketId), body: { due_at } }))

/** Takes one's own changes back: the `undo` of the answer that made them. */
export const undoTicketChange = (ticketId: string, events: number[]): Promise<Ticket> =>
  unwrap(client.POST('/tickets/{ticket_id}/undo', { ...at(ticketId), body: { events } }))

export const markRead = (ticketId: string, messageId: string) =>
  unwrap(client.PUT('/tickets/{ticket_id}/read', { ...at(ticketId), body: { message_id: messageId } }))

export const markUnread = (ticketId: string) => unwrap(client.DELETE('/tickets/{ticket_id}/read', at(ticketId)))

/** Statuses that a person chooses; spam and trash have verbs of their own. */
export const CHOSEN_STATUSES: StatusCategory[] = ['new', 'open', 'waiting', 'on_hold', 'solved', 'closed']
