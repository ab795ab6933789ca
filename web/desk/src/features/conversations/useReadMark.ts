import { useDocumentVisibility } from '@vueuse/core'
import { watch } from 'vue'
import type { Ticket } from '@/api/types'
import type { OpenTicket } from '@/features/messages/mergeDetail'
import { markRead } from '@/features/tickets/api'

/** Marks a ticket read up to its newest message, while somebody really has it in front of him. */
export function useReadMark(open: () => OpenTicket | undefined, lay: (changes: Partial<Ticket>) => void): void {
  const visibility = useDocumentVisibility()
  let marked: string | null = null

  watch(
    [() => open()?.messages.findLast((message) => message.version > 0)?.id, visibility],
    ([messageId, state]) => {
      const ticket = open()?.ticket
      if (!ticket || !messageId || state !== 'visible' || messageId === marked) return
      const isFirst = marked === null
      marked = messageId
      if (!ticket.is_unread && isFirst && open()?.read_message_id === messageId) return
      lay({ is_unread: false, unread_count: 0 })
      markRead(ticket.id, messageId).catch(() => (marked = null))
    },
    { immediate: true },
  )
}
