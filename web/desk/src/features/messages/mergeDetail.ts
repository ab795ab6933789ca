import type { Message, TicketDetail } from '@/api/types'

/** A ticket as the desk keeps it; `older_cursor` belongs to the oldest message loaded, not to the newest window. */
export type OpenTicket = TicketDetail

/** Tickets that messages left or came to: what was scrolled back to may not be theirs any more. */
const shaken = new Set<string>()

/** The next read of this ticket starts from its newest messages. */
export const forgetOlder = (ticketId: string): void => void shaken.add(ticketId)

/**
 * Lays a freshly read ticket over the one on the screen. The server sends the newest 50 messages; what the person scrolled back to
 * stays, as long as the two stretches touch.
 */
export function mergeDetail(known: OpenTicket | undefined, fresh: TicketDetail): OpenTicket {
  const oldest = fresh.messages[0]
  const isShaken = shaken.delete(fresh.ticket.id)
  if (!known || !oldest || isShaken || fresh.older_cursor === null || known.ticket.id !== fresh.ticket.id) return fresh
  const freshIds = new Set(fresh.messages.map((message) => message.id))
  const touches = known.messages.some((message) => freshIds.has(message.id))
  if (!touches) return fresh
  const earlier = known.messages.filter((message) => message.created_at < oldest.created_at && !freshIds.has(message.id))
  return earlier.length === 0 ? fresh : { ...fresh, messages: [...earlier, ...fresh.messages], older_cursor: known.older_cursor }
}

/** Puts a page of older messages (newest first, as the server sends them) in front. */
export function prependOlder(known: OpenTicket, page: { items: Message[]; next_cursor: string | null }): OpenTicket {
  const knownIds = new Set(known.messages.map((message) => message.id))
  const older = page.items.filter((message) => !knownIds.has(message.id)).toReversed()
  return { ...known, messages: [...older, ...known.messages], older_cursor: page.next_cursor }
}

/** Adds a message or lays its newer version over the known one. */
export function putMessage(known: OpenTicket, message: Message, replaces?: string): OpenTicket {
  const index = known.messages.findIndex((one) => one.id === message.id || one.id === replaces)
  if (index === -1) return { ...known, messages: [...known.messages, message] }
  const messages = known.messages.with(index, message).filter((one, at) => at === index || one.id !== message.id)
  return { ...known, messages }
}

/** The last mail of ours in a side conversation: whoever it went to is who is talked with there. */
export function lastSideMail(known: OpenTicket | undefined, conversationId: string | null): Message | undefined {
  return known?.messages.findLast((message) => message.is_side && message.direction === 'outbound' && message.conversation_id === conversationId)
}
