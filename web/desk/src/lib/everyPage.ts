import { unwrap } from '@/api/client'
import type { Page } from '@/api/types'

type Ask<T> = (query: { cursor?: string }) => Promise<{ data?: Page<T>; error?: unknown; response: Response }>

/** All items of a list that is small by nature (people, teams, tags …), page after page where it has pages. */
export async function everyPage<T>(ask: Ask<T>): Promise<T[]> {
  const items: T[] = []
  let cursor: string | undefined
  do {
    const page: Page<T> = await unwrap(ask(cursor ? { cursor } : {}))
    items.push(...page.items)
    cursor = page.next_cursor ?? undefined
  } while (cursor)
  return items
}
