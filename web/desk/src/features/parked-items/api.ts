import { useInfiniteQuery, useQuery } from '@tanstack/vue-query'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { API_BASE, client, unwrap } from '@/api/client'
import type { Page, ParkedItem } from '@/api/types'
import { keys } from '@/query'

export type ParkedState = ParkedItem['state']

const at = (itemId: string) => ({ params: { path: { parked_id: itemId } } })

export const listParkedItems = (state: ParkedState, cursor: string | null): Promise<Page<ParkedItem>> =>
  unwrap(client.GET('/parked-items', { params: { query: { state: state as 'parked' | 'discarded', cursor: cursor ?? undefined } } }))

export const useParkedItems = (state: MaybeRefOrGetter<ParkedState>) =>
  useInfiniteQuery({
    queryKey: [...keys.parkedItems, state],
    queryFn: ({ pageParam }) => listParkedItems(toValue(state), pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  })

/** The first 64 kB of what arrived, as text. */
export const useParkedText = (itemId: MaybeRefOrGetter<string | undefined>) =>
  useQuery({
    queryKey: [...keys.parkedItems, 'text', itemId],
    queryFn: () => unwrap(client.GET('/parked-items/{parked_id}/text', at(toValue(itemId)!))),
    enabled: () => Boolean(toValue(itemId)),
  })

export const rawAddress = (itemId: string) => `${API_BASE}/parked-items/${itemId}/raw`

export const replayParkedItem = (itemId: string): Promise<ParkedItem> => unwrap(client.POST('/parked-items/{parked_id}/replay', at(itemId)))

export const discardParkedItem = (itemId: string): Promise<ParkedItem> => unwrap(client.POST('/parked-items/{parked_id}/discard', at(itemId)))
