import type { StatusCategory } from '@/api/types'

/** What decides in which queues a ticket stands. */
export interface Standing {
  status: StatusCategory
  owner_id: string | null
  team_id: string | null
  is_snoozed: boolean
}

const ACTIVE: ReadonlySet<StatusCategory> = new Set(['new', 'open', 'waiting', 'on_hold'])

/**
 * Whether a ticket can stand in a view. `false` is certain; `true` may still be refused by the server,
 * which alone knows mentions, followers and what this person may see.
 */
export function mayStandIn(view: string, ticket: Standing, myId: string): boolean {
  if (view === 'spam' || view === 'trash') return ticket.status === view
  if (ticket.status === 'spam' || ticket.status === 'trash') return false
  const isActive = ACTIVE.has(ticket.status) && !ticket.is_snoozed
  if (view === 'snoozed') return ticket.is_snoozed
  if (view === 'closed') return !ACTIVE.has(ticket.status)
  if (view === 'mine') return isActive && ticket.owner_id === myId
  if (view === 'unassigned') return isActive && ticket.owner_id === null
  if (view === 'all') return isActive
  if (view.startsWith('team:')) return isActive && ticket.team_id === view.slice('team:'.length)
  return true
}
