import type { Notification as Notice } from '@/api/types'

/** What came in since the last look: unread notices that were not known, oldest first. */
export function newNotices(known: ReadonlySet<string>, items: Notice[]): Notice[] {
  return items.filter((notice) => notice.read_at === null && !known.has(notice.id)).toReversed()
}

/** `(3) Inbox`: the badge in the browser's tab. */
export function titleWithBadge(title: string, unread: number): string {
  return unread > 0 ? `(${unread > 99 ? '99+' : unread}) ${title}` : title
}
