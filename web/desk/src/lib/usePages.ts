import { useInfiniteQuery, type InfiniteData, type QueryKey } from '@tanstack/vue-query'
import { computed } from 'vue'
import type { Page } from '@/api/types'

/** A list that comes page by page; `items` are those of all pages so far. */
export function usePages<Item>(key: () => QueryKey, read: (cursor: string | null) => Promise<Page<Item>>) {
  const query = useInfiniteQuery<Page<Item>, Error, InfiniteData<Page<Item>>, QueryKey, string | null>({
    queryKey: computed(key),
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: null,
    getNextPageParam: (last) => last.next_cursor,
  })
  return { ...query, items: computed(() => query.data.value?.pages.flatMap((page) => page.items)) }
}
