import type { InfiniteData } from '@tanstack/vue-query'
import type { Page, TicketListItem } from '@/api/types'

/** A list of tickets as the query cache holds it: the pages read so far. */
export type TicketPages = InfiniteData<Page<TicketListItem>, string | null>

const PRIORITY_RANK = { urgent: 0, high: 1, normal: 2, low: 3 }
const byText = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
const newestFirst = (one: TicketListItem, other: TicketListItem) => byText(other.last_message_at, one.last_message_at)

/** The orders of the list, as the server sorts them. */
export const TICKET_ORDERS: Record<string, (one: TicketListItem, other: TicketListItem) => number> = {
  recent: newestFirst,
  oldest: (one, other) => -newestFirst(one, other),
  waiting: (one, other) => byText(one.waiting_since ?? '9999', other.waiting_since ?? '9999'),
  due: (one, other) => byText(one.due_at ?? '9999', other.due_at ?? '9999'),
  priority: (one, other) => PRIORITY_RANK[one.priority] - PRIORITY_RANK[other.priority] || newestFirst(one, other),
}

export function ticketsIn(pages: TicketPages | undefined): TicketListItem[] {
  return pages?.pages.flatMap((page) => page.items) ?? []
}

/** The pages with one ticket changed; the very same object when the ticket is not among them. */
export function patchTicketIn(pages: TicketPages, ticketId: string, change: (ticket: TicketListItem) => TicketListItem): TicketPages {
  let found = false
  const changed = pages.pages.map((page) => {
    const index = page.items.findIndex((item) => item.id === ticketId)
    if (index === -1) return page
    found = true
    return { ...page, items: page.items.with(index, change(page.items[index]!)) }
  })
  return found ? { ...pages, pages: changed } : pages
}

export function dropTicketFrom(pages: TicketPages, ticketId: string): TicketPages {
  return { ...pages, pages: pages.pages.map((page) => ({ ...page, items: page.items.filter((item) => item.id !== ticketId) })) }
}

/** Puts the tickets back into order; every page keeps its length and its cursor. */
export function sortTicketsIn(pages: TicketPages, order: string): TicketPages {
  const compare = TICKET_ORDERS[order]
  if (!compare) return pages
  const sorted = ticketsIn(pages).toSorted(compare)
  let taken = 0
  return {
    ...pages,
    pages: pages.pages.map((page) => {
      const items = sorted.slice(taken, taken + page.items.length)
      taken += page.items.length
      return { ...page, items }
    }),
  }
}

/** The seq up to which these pages are known to be complete. */
export function seqOf(pages: TicketPages): number {
  return Math.min(...pages.pages.map((page) => page.as_of_seq))
}
