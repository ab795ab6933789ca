import { client, ifMatch, unwrap } from '@/api/client'
import type { Board, Condition, Export, Page, Priority, SavedView, SavedViewInput, Sort, Ticket, TicketPatch, TicketRow } from '@/api/types'

/** What a list asks for. The description says only "an object" of conditions; the desk knows their shape. */
export interface TicketQuery {
  conditions: Condition
  order: { field: string; is_descending: boolean }
  columns: string[]
}
export type ExportFormat = 'csv' | 'xlsx'

const described = (query: TicketQuery) => query as TicketQuery & { conditions: Record<string, unknown> }
const at = (view: Pick<SavedView, 'id' | 'version'>) => ({ params: { path: { view_id: view.id }, header: ifMatch(view.version) } })
const known = (view: object): SavedView => view as SavedView

export const listViews = async (): Promise<SavedView[]> => (await unwrap(client.GET('/views'))).items.map(known)

export const countViews = async (): Promise<Record<string, number>> => (await unwrap(client.GET('/views/counts'))).counts

/** A queue as conditions and an order. */
export const beginFrom = (view: string, priority: string | undefined, sort: string): Promise<Pick<SavedView, 'conditions' | 'order'>> =>
  unwrap(client.GET('/views/built-in', { params: { query: { view, priority: priority ? [priority as Priority] : [], sort: sort as Sort } } })) as Promise<Pick<SavedView, 'conditions' | 'order'>>

export const addView = (body: SavedViewInput): Promise<SavedView> => unwrap(client.POST('/views', { body: body as never })).then(known)

export const patchView = (view: Pick<SavedView, 'id' | 'version'>, body: Partial<SavedViewInput>): Promise<SavedView> =>
  unwrap(client.PATCH('/views/{view_id}', { ...at(view), body: body as never })).then(known)

export const deleteView = (view: SavedView) => unwrap(client.DELETE('/views/{view_id}', at(view)))

export const arrangeViews = async (shown: string[], hidden: string[]): Promise<SavedView[]> =>
  (await unwrap(client.PUT('/views/order', { body: { shown, hidden } }))).items.map(known)

export const queryTickets = (query: TicketQuery, cursor: string | null, limit = 50): Promise<Page<TicketRow>> =>
  unwrap(client.POST('/tickets/query', { body: { ...described(query), cursor, limit } }))

export const countTickets = async (conditions: Condition): Promise<number> =>
  (await unwrap(client.POST('/tickets/query/count', { body: { conditions: conditions as Record<string, unknown> } }))).count

export const readBoard = (query: TicketQuery, field: string, values: (string | null)[]): Promise<Board> =>
  unwrap(client.POST('/tickets/board', { body: { ...described(query), board_field: field, values, limit: 20 } }))

/** A change of one ticket, and the events that take it back. */
export const moveTicket = (ticketId: string, body: TicketPatch): Promise<Ticket & { undo: number[] }> =>
  unwrap(client.PATCH('/tickets/{ticket_id}', { params: { path: { ticket_id: ticketId } }, body })) as Promise<Ticket & { undo: number[] }>

export const undoMove = (ticketId: string, events: number[]) =>
  unwrap(client.POST('/tickets/{ticket_id}/undo', { params: { path: { ticket_id: ticketId } }, body: { events } }))

export const requestExport = (query: TicketQuery, title: string, format: ExportFormat, language: 'th' | 'en'): Promise<Export> =>
  unwrap(client.POST('/exports', { body: { ...described(query), title, format, language } }))

export const readExport = (id: string): Promise<Export> => unwrap(client.GET('/exports/{export_id}', { params: { path: { export_id: id } } }))

export const dropExport = (id: string) => unwrap(client.DELETE('/exports/{export_id}', { params: { path: { export_id: id } } }))

export const exportFile = (id: string): string => `/api/v1/exports/${id}/file`
