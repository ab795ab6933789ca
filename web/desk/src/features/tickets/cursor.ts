/** The ticket after or before the current one; the first when nothing is current, null at the end. */
export function neighbour<T extends { id: string }>(tickets: T[], currentId: string | null, step: 1 | -1): { ticket: T; index: number } | null {
  const at = tickets.findIndex((ticket) => ticket.id === currentId)
  const index = at === -1 ? 0 : at + step
  const ticket = tickets[index]
  return ticket ? { ticket, index } : null
}
