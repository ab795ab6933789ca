import { useInfiniteQuery, useQuery, useQueryClient, type QueryKey } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { mergeDetail, type OpenTicket } from '@/features/messages/mergeDetail'
import type { Page, TicketListItem } from '@/api/types'
import { keys } from '@/query'
import { countTickets, getTicket, listTickets, type ListFilter } from './api'
import { ticketsIn, type TicketPages } from './listCache'

/** One queue, page by page. */
export function useTicketList(filter: MaybeRefOrGetter<ListFilter>) {
  const query = useInfiniteQuery<Page<TicketListItem>, Error, TicketPages, QueryKey, string | null>({
    queryKey: computed(() => [...keys.ticketList(toValue(filter).view, toValue(filter).sort, toValue(filter).priority), JSON.stringify(toValue(filter).query ?? '')]),
    queryFn: ({ pageParam }) => listTickets(toValue(filter), pageParam),
    initialPageParam: null,
    getNextPageParam: (last) => last.next_cursor,
  })
  return { ...query, tickets: computed(() => ticketsIn(query.data.value)) }
}

export function useTicketCounts() {
  return useQuery({ queryKey: keys.ticketCounts, queryFn: countTickets, select: (answer) => answer.counts })
}

/** A ticket with its conversation; a fresh read keeps the older messages that were loaded. */
export function useTicket(ticketId: MaybeRefOrGetter<string>) {
  const queryClient = useQueryClient()
  return useQuery({
    queryKey: computed(() => keys.ticket(toValue(ticketId))),
    queryFn: async ({ queryKey }) => {
      const id = queryKey[2] as string
      const fresh = await getTicket(id)
      return mergeDetail(queryClient.getQueryData<OpenTicket>(keys.ticket(id)), fresh)
    },
    staleTime: 5000,
  })
}
