import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient, type QueryKey } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import type { Condition, Page, SavedView, TicketRow } from '@/api/types'
import { keys } from '@/query'
import { countTickets, countViews, listViews, queryTickets, readBoard, type TicketQuery } from './api'

export const useSavedViews = () => useQuery({ queryKey: keys.savedViews, queryFn: listViews })

export const useSavedViewCounts = () => useQuery({ queryKey: keys.savedViewCounts, queryFn: countViews })

/** Puts a view that was just saved where the side bar and the page find it. */
export function useKeptViews() {
  const queryClient = useQueryClient()
  return {
    keep(view: SavedView): void {
      queryClient.setQueryData<SavedView[]>(keys.savedViews, (views) => views && (views.some((one) => one.id === view.id) ? views.map((one) => (one.id === view.id ? view : one)) : [...views, view]))
      void queryClient.invalidateQueries({ queryKey: keys.savedViewCounts })
    },
    drop(id: string): void {
      queryClient.setQueryData<SavedView[]>(keys.savedViews, (views) => views?.filter((one) => one.id !== id))
    },
    replace(views: SavedView[]): void {
      queryClient.setQueryData(keys.savedViews, views)
      void queryClient.invalidateQueries({ queryKey: keys.savedViewCounts })
    },
  }
}

/** The rows of a table, page by page. Lies among the lists of tickets, so that events change it as they change those. */
export function useTicketRows(view: MaybeRefOrGetter<string>, query: MaybeRefOrGetter<TicketQuery>) {
  const rows = useInfiniteQuery<Page<TicketRow>, Error, { pages: Page<TicketRow>[]; pageParams: (string | null)[] }, QueryKey, string | null>({
    queryKey: computed(() => [...keys.ticketList(toValue(view), '', ''), 'rows', JSON.stringify(toValue(query))]),
    queryFn: ({ pageParam, queryKey }) => queryTickets(JSON.parse(String(queryKey.at(-1))) as TicketQuery, pageParam),
    initialPageParam: null,
    getNextPageParam: (last) => last.next_cursor,
    placeholderData: keepPreviousData,
  })
  return { ...rows, rows: computed(() => rows.data.value?.pages.flatMap((page) => page.items) ?? []) }
}

export const useTicketCount = (query: MaybeRefOrGetter<TicketQuery>, isKnown: MaybeRefOrGetter<boolean>) =>
  useQuery<number>({
    enabled: () => toValue(isKnown),
    queryKey: computed(() => [...keys.ticketCounts, 'query', JSON.stringify(toValue(query).conditions)]),
    queryFn: ({ queryKey }) => countTickets(JSON.parse(String(queryKey.at(-1))) as Condition),
    placeholderData: keepPreviousData,
  })

export const useBoard = (query: MaybeRefOrGetter<TicketQuery>, field: MaybeRefOrGetter<string>, values: MaybeRefOrGetter<(string | null)[]>) =>
  useQuery({
    queryKey: computed(() => [...keys.ticketBoards, toValue(field), JSON.stringify([toValue(query), toValue(values)])]),
    queryFn: () => readBoard(toValue(query), toValue(field), toValue(values)),
    enabled: () => toValue(values).length > 0,
    placeholderData: keepPreviousData,
  })
