import { useQueryClient } from '@tanstack/vue-query'
import { until } from '@vueuse/core'
import { ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { isProblem } from '@/api/problem'
import type { AddressWarning, Message, ReplyInput, ScheduledReply, StatusCategory } from '@/api/types'
import { putMessage, type OpenTicket } from '@/features/messages/mergeDetail'
import { endingFields, type Ending } from '@/features/statuses/endings'
import { askForFields } from '@/features/ticket-fields/missing'
import { keys } from '@/query'
import { useNotify } from '@/shell/notify'
import { addNote, scheduleReply, sendReply } from './api'
import type { PolicyProblem } from './limits'
import { mentionsIn, sortedMentions } from './mentionList'
import { laidOnTop } from './optimistic'
import { offerStatusUndo } from './statusUndo'
import { isOutOfReach, sendInTalk, useTalkOutbox } from './talkOutbox'
import { useKeptText, type KeptTextOptions } from './useKeptText'
import { useUndoOffers } from './useUndoOffers'

interface Options extends KeptTextOptions {
  /** Whether enough is loaded to know the recipients; a text sent before that waits for them. */
  knowsRecipients: () => boolean
  /** Whether this person talks live with the customer right now. */
  isLive: () => boolean
  /** A channel that shows words as they are: no marks, so none are sent. */
  isPlain: () => boolean
  onSent: (message: Message, status: StatusCategory | undefined) => void
  onScheduled: (scheduled: ScheduledReply) => void
}

const LONGEST_WAIT = 10_000

/** One text being written on a ticket: kept while it grows, sent once or put off, and given back when sending fails or is undone. */
export function useComposer(options: Options) {
  const queryClient = useQueryClient()
  const notify = useNotify()
  const outbox = useTalkOutbox()
  const { t } = useI18n()
  const { ticketId, kind } = options
  const ticketKey = keys.ticket(ticketId)

  const kept = useKeptText(options)
  const { content, recipients, files, quickReplies, isEmpty, autosave } = kept
  const isSending = ref(false)
  const problems = ref<PolicyProblem[]>([])
  const newer = ref<Message[] | null>(null)
  let clientId = crypto.randomUUID() as string
  /** What was asked for last, for doing it again knowingly. */
  let wanted: { ending?: Ending; dueAt?: string } = {}
  let doubt: AddressWarning | undefined
  const undo = useUndoOffers({ lay, giveBack: kept.takeBack })

  function write(html: string, text: string, mentions: string[]): void {
    if (kept.write(html, text, mentions)) problems.value = []
  }

  async function begin(): Promise<boolean> {
    if (isSending.value || isEmpty.value || files.isBusy.value) return false
    isSending.value = true
    await until(options.knowsRecipients).toBe(true, { timeout: LONGEST_WAIT })
    return true
  }

  function replyToSend(ending: Ending | undefined, sendAnyway: boolean): ReplyInput {
    const { extras: _, ...written } = { extras: null, ...kept.document() }
    return { ...written, ...(options.isPlain() ? { html: '' } : {}), ...options.choices(), client_id: clientId, ...endingFields(ending), send_anyway: sendAnyway, quick_replies: quickReplies.value }
  }

  async function send(ending?: Ending, sendAnyway = false): Promise<void> {
    if (!(await begin())) return
    wanted = { ending }
    const written = { ...content }
    const attached = files.stored.value
    const pending = laidOnTop({ id: clientId, ticketId, kind, text: written.text, attachments: attached, recipients: { ...recipients } })
    const isLive = kind === 'reply' && options.isLive()
    const reply = replyToSend(ending, sendAnyway)
    if (isLive && outbox.mustWait(ticketId)) {
      outbox.add(ticketId, pending, reply)
      clear()
      isSending.value = false
      return
    }
    await queryClient.cancelQueries({ queryKey: ticketKey })
    lay(pending)
    autosave.forget()
    doubt = undefined
    try {
      const message =
        kind === 'note'
          ? await addNote(ticketId, { client_id: clientId, html: written.html, text: written.text, ...sortedMentions(mentionsIn(written.html)), attachment_ids: attached.map((one) => one.id) })
          : accepted(await (isLive ? sendInTalk : sendReply)(ticketId, reply))
      lay(message, pending.id)
      undo.remember(message.id, { ...written, attachments: attached })
      clear()
      options.onSent(message, ending?.status)
      if (message.delivery?.state === 'held') undo.offer(message, doubt)
    } catch (error) {
      queryClient.setQueryData<OpenTicket>(ticketKey, (known) => known && { ...known, messages: known.messages.filter((one) => one.id !== pending.id) })
      if (isLive && isOutOfReach(error)) {
        outbox.add(ticketId, pending, reply)
        clear()
      } else refused(error)
    } finally {
      isSending.value = false
      void queryClient.invalidateQueries({ queryKey: ticketKey })
    }
  }

  /** The answer leaves at `dueAt`; until then it waits on the ticket. */
  async function sendLater(dueAt: string, ending?: Ending, sendAnyway = false): Promise<void> {
    if (!(await begin())) return
    wanted = { ending, dueAt }
    autosave.forget()
    try {
      const scheduled = await scheduleReply(ticketId, dueAt, replyToSend(ending, sendAnyway))
      clear()
      options.onScheduled(scheduled)
    } catch (error) {
      refused(error)
    } finally {
      isSending.value = false
      void queryClient.invalidateQueries({ queryKey: ticketKey })
    }
  }

  function lay(message: Message, replaces?: string): void {
    queryClient.setQueryData<OpenTicket>(ticketKey, (known) => known && putMessage(known, message, replaces))
  }

  function accepted(answer: Awaited<ReturnType<typeof sendReply>>): Message {
    queryClient.setQueryData<OpenTicket>(ticketKey, (known) => known && { ...known, ticket: answer.ticket })
    doubt = answer.warnings?.[0]
    if (wanted.ending) offerStatusUndo(answer)
    return answer.message
  }

  function refused(error: unknown): void {
    kept.touch()
    if (isProblem(error, 'stale_reply')) newer.value = (error.data.newer as Message[] | undefined) ?? []
    else if (isProblem(error, 'policy_problems')) problems.value = (error.data.problems as PolicyProblem[] | undefined) ?? []
    else if (isProblem(error, 'fields_missing')) askForFields(ticketId, () => again())
    else notify.failed(t(kind === 'note' ? 'replies.note_failed' : 'replies.send_failed'), error)
    if (isProblem(error, 'way_gone')) void queryClient.invalidateQueries({ queryKey: keys.ticketWays(ticketId) })
  }

  const again = (sendAnyway?: boolean) => (wanted.dueAt ? sendLater(wanted.dueAt, wanted.ending, sendAnyway) : send(wanted.ending, sendAnyway))

  function sendKnowingly(): void {
    newer.value = null
    void again(true)
  }

  function clear(): void {
    clientId = crypto.randomUUID()
    problems.value = []
    kept.clear()
  }

  return {
    ...kept, isSending, problems, newer, saveState: autosave.state, flush: autosave.flush,
    write, send, sendLater, sendKnowingly, clear, giveBack: (message: Message) => kept.takeBack(undo.wordsOf(message)),
  }
}
