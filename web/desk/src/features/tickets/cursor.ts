/**
 * The ticket after or before the current one; the first when nothing is current, null at the end. `stood` is where the
 * current one was: when it has left the list, what followed it stands there now.
 */
export function neighbour<T extends { id: string }>(tickets: T[], currentId: string | null, step: 1 | -1, stood = 0): { ticket: T; index: number } | null {
  const at = tickets.findIndex((ticket) => ticket.id === currentId)
  const index = at === -1 ? Math.max(0, stood + Math.min(0, step)) : at + step
  const ticket = tickets[index]
  return ticket ? { ticket, index } : null
}
