import { useThrottleFn } from '@vueuse/core'
import type { Addr, DraftKind } from '@/api/types'
import { attempt, PREFIX } from './localCopies'

/** What was written when the server could not be told: it outlives a closed window and a dead connection. */
export interface LocalCopy {
  html: string
  text: string
  to: Addr[]
  cc: Addr[]
  bcc: Addr[]
  /** When it was written, an instant. */
  at: string
}

const KEPT_FOR = 7 * 24 * 60 * 60_000
const WRITE_EVERY = 300

const keyOf = (userId: string, ticketId: string, kind: DraftKind) => `${PREFIX}${userId}.${ticketId}.${kind}`

/** The copy of one text on this device. */
export function useLocalCopy(userId: string, ticketId: string, kind: DraftKind) {
  const key = keyOf(userId, ticketId, kind)
  let isDropped = false
  const put = useThrottleFn((copy: LocalCopy) => void (isDropped || attempt(() => localStorage.setItem(key, JSON.stringify(copy)))), WRITE_EVERY, true)

  function keep(copy: LocalCopy): void {
    isDropped = false
    void put(copy)
  }

  /** The server has it, or nobody wants it any more. */
  function drop(): void {
    isDropped = true
    attempt(() => localStorage.removeItem(key))
  }

  /** What is left from before, unless the server has the same or something newer. */
  function find(savedHtml: string, savedAt: string | null, now = Date.now()): LocalCopy | null {
    const copy = attempt(() => JSON.parse(localStorage.getItem(key) ?? 'null') as LocalCopy | null)
    if (!copy) return null
    const isOld = now - Date.parse(copy.at) > KEPT_FOR
    const isKnown = copy.html === savedHtml || (savedAt !== null && Date.parse(savedAt) >= Date.parse(copy.at))
    if (!isOld && !isKnown && copy.text.trim()) return copy
    drop()
    return null
  }

  return { keep, drop, find }
}
