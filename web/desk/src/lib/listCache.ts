import type { QueryKey } from '@tanstack/vue-query'
import { queryClient } from '@/query'

interface Item {
  id: string
}

/** Replaces the item with the same id in a cached list, or appends it. */
export function putItem<T extends Item>(key: QueryKey, item: T): void {
  queryClient.setQueryData<T[]>(key, (items) => {
    if (!items) return items
    return items.some((each) => each.id === item.id) ? items.map((each) => (each.id === item.id ? item : each)) : [...items, item]
  })
}

/** Takes an item out of a cached list. */
export function dropItem<T extends Item>(key: QueryKey, id: string): void {
  queryClient.setQueryData<T[]>(key, (items) => items?.filter((each) => each.id !== id))
}
