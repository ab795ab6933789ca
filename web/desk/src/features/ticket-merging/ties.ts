import type { LinkKind, Ticket } from '@/api/types'
import { linkTicket, setParent } from './api'

/** What a person can make of two tickets, seen from the one that is open. */
export const TIES = [
  { tie: 'related', icon: 'i-lucide-link-2' },
  { tie: 'duplicate', icon: 'i-lucide-copy' },
  { tie: 'blocks', icon: 'i-lucide-octagon-minus' },
  { tie: 'blocked_by', icon: 'i-lucide-hourglass' },
  { tie: 'part_of', icon: 'i-lucide-corner-left-up' },
  { tie: 'has_part', icon: 'i-lucide-list-tree' },
] as const

export type Tie = (typeof TIES)[number]['tie']

/** Ties the open ticket to another one. */
export function tieTickets(tie: Tie, ticketId: string, otherId: string): Promise<Ticket> {
  if (tie === 'part_of') return setParent(ticketId, otherId)
  if (tie === 'has_part') return setParent(otherId, ticketId)
  if (tie === 'blocked_by') return linkTicket(otherId, ticketId, 'blocks')
  return linkTicket(ticketId, otherId, tie satisfies LinkKind)
}
