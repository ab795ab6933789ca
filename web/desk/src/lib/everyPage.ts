import { unwrap } from '@/api/client'
import type { Page } from '@/api/types'

const LARGEST_PAGE = 100

type Ask<T> = (query: { limit: number; cursor?: string }) => Promise<{ data?: Page<T>; error?: unknown; response: Response }>

/** All items of a list that is small by nature (people, teams, tags …), page after page. */
export async function everyPage<T>(ask: Ask<T>): Promise<T[]> {
  const items: T[] = []
  let cursor: string | undefined
  do {
    const page: Page<T> = await unwrap(ask({ limit: LARGEST_PAGE, ...(cursor ? { cursor } : {}) }))
    items.push(...page.items)
    cursor = page.next_cursor ?? undefined
  } while (cursor)
  return items
}
