import type { Ticket, TicketPatch } from '@/api/types'

/** The values that the screen showed for the fields about to change; the server refuses when they are no longer true. */
export function expectedOf(ticket: Ticket, changes: TicketPatch): Record<string, unknown> {
  const shown: Record<string, unknown> = {
    subject: ticket.subject,
    status: ticket.status,
    status_id: ticket.status_id,
    priority: ticket.priority,
    type: ticket.type,
    owner_id: ticket.owner?.id ?? null,
    team_id: ticket.team?.id ?? null,
  }
  return Object.fromEntries(Object.keys(changes).filter((field) => field in shown).map((field) => [field, shown[field]]))
}
