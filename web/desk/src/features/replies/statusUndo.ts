import type { ReplyAccepted } from '@/api/types'
import type { OpenTicket } from '@/features/messages/mergeDetail'
import { undoTicketChange } from '@/features/tickets/api'
import { i18n } from '@/i18n'
import { keys, queryClient } from '@/query'
import { offerUndo } from '@/shell/undoToast'

/** After "answer and solve": the way back changes the status only, and says that the answer stays sent. */
export function offerStatusUndo({ ticket, undo }: ReplyAccepted): void {
  if (!undo?.length) return
  const told = { what: 'sent_status', words: { value: i18n.global.t(`tickets.status.${ticket.status}`) } }
  const takeBack = async () => {
    const now = await undoTicketChange(ticket.id, undo)
    queryClient.setQueryData<OpenTicket>(keys.ticket(ticket.id), (known) => known && { ...known, ticket: { ...known.ticket, ...now } })
  }
  offerUndo(told, takeBack, { note: { what: 'sent_stays' } })
}
