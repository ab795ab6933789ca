import type { HistoryItem, Message } from '@/api/types'
import { dayKey } from '@/lib/time'

export type TimelineEntry =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'message'; key: string; message: Message; isContinued: boolean }
  | { kind: 'history'; key: string; items: HistoryItem[] }
  | { kind: 'unread'; key: string }

/** Events that the messages themselves already show, or that only matter to one person. */
const SILENT = new Set(['message.received', 'message.sent', 'message.forwarded', 'message.noted', 'message.reacted', 'call.noted', 'message.delivery_changed', 'message.canceled', 'ticket.read', 'draft.changed', 'notification.created', 'notification.read'])
const CONTINUES_WITHIN = 5 * 60_000

/**
 * Puts messages and history into one stream, oldest first: a line per day, neighbouring history lines together, and a mark before
 * the first unread message. History older than the oldest loaded message waits until that part is loaded.
 */
export function buildTimeline(
  messages: Message[], history: HistoryItem[], options: { timeZone: string; hasOlder: boolean; firstUnreadId?: string | null },
): TimelineEntry[] {
  const start = options.hasOlder ? (messages[0]?.created_at ?? '') : ''
  // The server sends the newest first; of two things in one instant the earlier stays first.
  const lines = history.toReversed().filter((item) => !SILENT.has(item.type) && item.data.how !== 'sent' && item.occurred_at >= start)
  const all = [
    ...messages.map((message) => ({ at: message.created_at, message, line: null })),
    ...lines.map((line) => ({ at: line.occurred_at, message: null, line })),
  ].toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))

  const entries: TimelineEntry[] = []
  let day = ''
  for (const { at, message, line } of all) {
    const today = dayKey(at, options.timeZone)
    if (today !== day) {
      entries.push({ kind: 'day', key: `day-${today}`, at })
      day = today
    }
    const last = entries.at(-1)
    if (line) {
      if (last?.kind === 'history') last.items.push(line)
      else entries.push({ kind: 'history', key: `history-${line.id}`, items: [line] })
    } else if (message) {
      if (message.id === options.firstUnreadId) entries.push({ kind: 'unread', key: 'unread' })
      entries.push({ kind: 'message', key: message.id, message, isContinued: last?.kind === 'message' && continues(last.message, message) })
    }
  }
  return entries
}

function continues(earlier: Message, later: Message): boolean {
  return (
    earlier.direction === later.direction &&
    earlier.author.kind === later.author.kind &&
    earlier.author.id === later.author.id &&
    Date.parse(later.created_at) - Date.parse(earlier.created_at) < CONTINUES_WITHIN
  )
}

/** The first message of the customer after the one this person read last; null when everything is read. */
export function firstUnread(messages: Message[], readMessageId: string | null): string | null {
  if (readMessageId === null) return null
  const at = messages.findIndex((message) => message.id === readMessageId)
  if (at === -1) return null
  return messages.slice(at + 1).find((message) => message.direction === 'inbound')?.id ?? null
}
