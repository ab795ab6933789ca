import { reactive, readonly } from 'vue'

const state = reactive({ ticketId: null as string | null, ids: new Set<string>() })

/** The messages that a person picks out of a ticket to split or move them; one ticket at a time. */
export const picking = readonly(state)

export function startPicking(ticketId: string, ...messageIds: string[]): void {
  state.ticketId = ticketId
  state.ids = new Set(messageIds)
}

export function stopPicking(): void {
  state.ticketId = null
  state.ids = new Set()
}

export function togglePick(messageId: string): void {
  if (!state.ids.delete(messageId)) state.ids.add(messageId)
}
