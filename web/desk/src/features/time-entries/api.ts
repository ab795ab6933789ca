import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { client, unwrap } from '@/api/client'
import type { TicketTime, TimeEntry } from '@/api/types'
import { keys } from '@/query'

interface Spent {
  minutes: number
  note: string
  worked_on?: string
}

const on = (ticketId: string) => ({ params: { path: { ticket_id: ticketId } } })
const at = (entryId: string) => ({ params: { path: { entry_id: entryId } } })

export const useTicketTime = (ticketId: () => string) =>
  useQuery({ queryKey: computed(() => keys.ticketTime(ticketId())), queryFn: () => unwrap(client.GET('/tickets/{ticket_id}/time', on(ticketId()))) })

export const addTime = (ticketId: string, body: Spent): Promise<TimeEntry> => unwrap(client.POST('/tickets/{ticket_id}/time', { ...on(ticketId), body }))

export const patchTime = (entryId: string, body: Partial<Spent>): Promise<TimeEntry> => unwrap(client.PATCH('/time-entries/{entry_id}', { ...at(entryId), body }))

export const removeTime = (entryId: string) => unwrap(client.DELETE('/time-entries/{entry_id}', at(entryId)))

export const startTimer = (ticketId: string): Promise<TicketTime> => unwrap(client.PUT('/tickets/{ticket_id}/timer', on(ticketId)))

export const stopTimer = (ticketId: string, body: { note?: string; keep?: boolean } = {}): Promise<TicketTime> =>
  unwrap(client.POST('/tickets/{ticket_id}/timer/stop', { ...on(ticketId), body }))
