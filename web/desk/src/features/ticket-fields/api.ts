import { useQuery } from '@tanstack/vue-query'
import { client, ifMatch, unwrap } from '@/api/client'
import type { FieldsAnswer, FieldValue, Priority, Ticket, TicketField, TicketFieldInput, TicketFieldPatch, TicketType } from '@/api/types'
import { keys } from '@/query'

export type FieldValues = Record<string, FieldValue | null>

/** Every field of the company's own in its order, archived ones too; events keep them fresh. */
export const useTicketFields = () =>
  useQuery({ queryKey: keys.ticketFields, queryFn: async () => (await unwrap(client.GET('/ticket-fields'))).items as TicketField[], staleTime: Infinity })

export const addField = (body: TicketFieldInput): Promise<TicketField> => unwrap(client.POST('/ticket-fields', { body: body as never })) as Promise<TicketField>

export function patchField(field: Pick<TicketField, 'id' | 'version'>, body: TicketFieldPatch): Promise<TicketField> {
  const params = { path: { field_id: field.id }, header: ifMatch(field.version) }
  return unwrap(client.PATCH('/ticket-fields/{field_id}', { params, body: body as never })) as Promise<TicketField>
}

export const orderFields = async (ids: string[]): Promise<TicketField[]> => (await unwrap(client.PUT('/ticket-fields/order', { body: { ids } }))).items as TicketField[]

/** Which fields a ticket that is about to be opened would show and need. */
export const previewFields = (priority: Priority, type: TicketType | null, values: FieldValues): Promise<FieldsAnswer> =>
  unwrap(client.POST('/ticket-fields/preview', { body: { priority, type, values } }))

export const fillFields = (ticketId: string, values: FieldValues, expected: FieldValues = {}): Promise<Ticket> =>
  unwrap(client.PATCH('/tickets/{ticket_id}/fields', { params: { path: { ticket_id: ticketId } }, body: { values, expected } }))
