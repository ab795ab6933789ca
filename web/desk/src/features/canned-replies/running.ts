import { useI18n } from 'vue-i18n'
import { isProblem } from '@/api/problem'
import type { CannedReplyOffer, RenderedReply } from '@/api/types'
import type { OpenTicket } from '@/features/messages/mergeDetail'
import { undoTicketChange } from '@/features/tickets/api'
import { askForFields } from '@/features/ticket-fields/missing'
import { keys, queryClient } from '@/query'
import { useNotify } from '@/shell/notify'
import { offerUndo } from '@/shell/undoToast'
import { renderReply, runReply } from './api'

/**
 * Uses a canned reply on a ticket: what it does is done at once, with a way back; what it says is given to `insert`.
 * What an action has sent stays sent, and the toast says so.
 */
export function useRunning(ticketId: string) {
  const notify = useNotify()
  const { t } = useI18n()

  async function use(offer: CannedReplyOffer, insert: (reply: RenderedReply) => void): Promise<void> {
    try {
      if (offer.actions.length) await run(offer, insert)
      else insert(await renderReply(ticketId, offer.id))
    } catch (error) {
      if (isProblem(error, 'fields_missing')) askForFields(ticketId, async () => use(offer, insert))
      else notify.failed(t(offer.actions.length ? 'canned_replies.run.failed' : 'canned_replies.list.not_inserted', { name: offer.name }), error)
    }
  }

  async function run(offer: CannedReplyOffer, insert: (reply: RenderedReply) => void): Promise<void> {
    const ran = await runReply(ticketId, offer.id, crypto.randomUUID())
    const key = keys.ticket(ticketId)
    const lay = (ticket: OpenTicket['ticket']) => queryClient.setQueryData<OpenTicket>(key, (known) => known && { ...known, ticket })
    lay(ran.ticket)
    if (ran.rendered) insert(ran.rendered)
    const told = t('canned_replies.run.done', { name: ran.name })
    const note = ran.has_sent ? t('canned_replies.run.sent_stays') : undefined
    if (ran.undo.length) offerUndo(told, async () => lay(await undoTicketChange(ticketId, ran.undo)), { note })
    else notify.done(note ? `${told}. ${note}` : told)
    void queryClient.invalidateQueries({ queryKey: key })
  }

  return { use }
}
