import type { OwnStatus, ReplyAccepted, Ticket } from '@/api/types'
import type { OpenTicket } from '@/features/messages/mergeDetail'
import { undoTicketChange } from '@/features/tickets/api'
import { i18n } from '@/i18n'
import { keys, queryClient } from '@/query'
import { offerUndo } from '@/shell/undoToast'

/** After "answer and solve": the way back changes the status only, and says that the answer stays sent. */
export function offerStatusUndo({ ticket, undo }: ReplyAccepted): void {
  if (!undo?.length) return
  const told = { what: 'sent_status', words: { value: nameOf(ticket) } }
  const takeBack = async () => {
    const now = await undoTicketChange(ticket.id, undo)
    queryClient.setQueryData<OpenTicket>(keys.ticket(ticket.id), (known) => known && { ...known, ticket: { ...known.ticket, ...now } })
  }
  offerUndo(told, takeBack, { note: { what: 'sent_stays' } })
}

function nameOf({ status, status_id }: Ticket): string {
  const own = queryClient.getQueryData<OwnStatus[]>(keys.ticketStatuses)?.find((one) => (status_id ? one.id === status_id : one.is_default && one.category === status))
  if (!own) return i18n.global.t(`tickets.status.${status}`)
  return i18n.global.locale.value === 'en' ? own.name_en || own.name_th : own.name_th || own.name_en
}
