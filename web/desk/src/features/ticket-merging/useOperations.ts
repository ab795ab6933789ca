import { useQueryClient } from '@tanstack/vue-query'
import { ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { forgetOlder } from '@/features/messages/mergeDetail'
import { keys } from '@/query'
import { useNotify } from '@/shell/notify'
import { offerUndo } from '@/shell/undoToast'
import { mergeTickets, moveMessages, splitOff, undoOperation } from './api'

/** Merging, splitting and moving, each with its way back in the toast. What went out to a customer stays sent. */
export function useOperations() {
  const queryClient = useQueryClient()
  const notify = useNotify()
  const { t } = useI18n()
  const isBusy = ref(false)

  /** The socket tells everybody else; who did it does not wait for that. */
  async function lookAgain(...ticketIds: string[]): Promise<void> {
    ticketIds.forEach(forgetOlder)
    await queryClient.invalidateQueries({ queryKey: keys.tickets })
  }

  async function undo(operationIds: string[], ...ticketIds: string[]): Promise<void> {
    for (const id of operationIds.toReversed()) await undoOperation(id)
    await lookAgain(...ticketIds)
  }

  /** The way back that the history shows, as long as there is one. */
  async function undoFromHistory(operationId: string, ...ticketIds: string[]): Promise<void> {
    await attempt('ticket_merging.undo_failed', async () => {
      await undo([operationId], ...ticketIds)
      notify.done(t('ticket_merging.undone'))
    })
  }

  async function attempt<T>(failure: string, step: () => Promise<T>): Promise<T | null> {
    if (isBusy.value) return null
    isBusy.value = true
    try {
      return await step()
    } catch (error) {
      notify.failed(t(failure), error)
      return null
    } finally {
      isBusy.value = false
    }
  }

  const merge = (targetId: string, sourceIds: string[], allowOtherContact: boolean) =>
    attempt('ticket_merging.merge_failed', async () => {
      const done = await mergeTickets(targetId, sourceIds, allowOtherContact)
      await lookAgain(targetId, ...sourceIds)
      offerUndo(t('ticket_merging.merged', { number: done.number }), () => undo(done.operation_ids, targetId, ...sourceIds))
      return done
    })

  const split = (ticketId: string, messageIds: string[], subject: string) =>
    attempt('ticket_merging.split_failed', async () => {
      const done = await splitOff(ticketId, messageIds, subject)
      await lookAgain(ticketId)
      offerUndo(t('ticket_merging.split_done', { number: done.number }), () => undo([done.operation_id], ticketId, done.ticket_id))
      return done
    })

  const move = (ticketId: string, messageIds: string[], targetId: string) =>
    attempt('ticket_merging.move_failed', async () => {
      const done = await moveMessages(ticketId, messageIds, targetId)
      await lookAgain(ticketId, targetId)
      offerUndo(t('ticket_merging.moved', { count: messageIds.length, number: done.number }), () => undo([done.operation_id], ticketId, targetId))
      return done
    })

  return { isBusy, merge, split, move, undoFromHistory }
}
