import type { QueryKey } from '@tanstack/vue-query'
import type { Page } from '@/api/types'
import { queryClient } from '@/query'

interface Item {
  id: string
}

/** Replaces the item with the same id in a cached list, or appends it. */
export function putItem<T extends Item>(key: QueryKey, item: T): void {
  queryClient.setQueryData<Page<T>>(key, (page) => {
    if (!page) return page
    const isKnown = page.items.some((each) => each.id === item.id)
    return { ...page, items: isKnown ? page.items.map((each) => (each.id === item.id ? item : each)) : [...page.items, item] }
  })
}

/** Takes an item out of a cached list. */
export function dropItem<T extends Item>(key: QueryKey, id: string): void {
  queryClient.setQueryData<Page<T>>(key, (page) => page && { ...page, items: page.items.filter((each) => each.id !== id) })
}
