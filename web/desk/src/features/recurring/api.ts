import { useQuery } from '@tanstack/vue-query'
import { client, ifMatch, unwrap } from '@/api/client'
import type { RecurringSchedule, RecurringTicket, RecurringTicketInput } from '@/api/types'
import { keys } from '@/query'

const at = (one: Pick<RecurringTicket, 'id' | 'version'>) => ({ params: { path: { recurring_id: one.id }, header: ifMatch(one.version) } })

export const useRecurringTickets = () => useQuery({ queryKey: keys.recurringTickets, queryFn: async () => (await unwrap(client.GET('/recurring-tickets'))).items })

export const addRecurring = (body: RecurringTicketInput): Promise<RecurringTicket> => unwrap(client.POST('/recurring-tickets', { body }))

export const patchRecurring = (one: RecurringTicket, body: Partial<RecurringTicketInput>): Promise<RecurringTicket> =>
  unwrap(client.PATCH('/recurring-tickets/{recurring_id}', { ...at(one), body }))

export const deleteRecurring = (one: RecurringTicket) => unwrap(client.DELETE('/recurring-tickets/{recurring_id}', at(one)))

/** The next five times of a schedule that is being written. */
export const comingTimes = async (schedule: RecurringSchedule): Promise<string[]> => (await unwrap(client.POST('/recurring-tickets/next-times', { body: schedule }))).items
