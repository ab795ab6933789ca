import { useInfiniteQuery, useQuery } from '@tanstack/vue-query'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { API_BASE, client, unwrap } from '@/api/client'
import type { Page, ParkedItem } from '@/api/types'
import { keys } from '@/query'

const at = (itemId: string) => ({ params: { path: { item_id: itemId } } })

export const listParkedItems = (state: string, cursor: string | null): Promise<Page<ParkedItem>> =>
  unwrap(client.GET('/parked-items', { params: { query: { state, cursor: cursor ?? undefined } } }))

export const useParkedItems = (state: MaybeRefOrGetter<string>) =>
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
    queryFn: () => unwrap(client.GET('/parked-items/{item_id}/text', at(toValue(itemId)!))),
    enabled: () => Boolean(toValue(itemId)),
  })

export const rawAddress = (itemId: string) => `${API_BASE}/parked-items/${itemId}/raw`

export const replayParkedItem = (itemId: string): Promise<ParkedItem> => unwrap(client.POST('/parked-items/{item_id}/replay', at(itemId)))

export const discardParkedItem = (itemId: string): Promise<ParkedItem> => unwrap(client.POST('/parked-items/{item_id}/discard', at(itemId)))
