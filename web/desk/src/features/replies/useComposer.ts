import { useQueryClient } from '@tanstack/vue-query'
import { until } from '@vueuse/core'
import { computed, onBeforeUnmount, reactive, ref, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { isProblem } from '@/api/problem'
import type { Addr, AddressWarning, Draft, DraftKind, Message, StatusCategory } from '@/api/types'
import { dropDraft, saveDraft } from '@/features/drafts/api'
import { useAutosave } from '@/features/drafts/autosave'
import { putMessage, type OpenTicket } from '@/features/messages/mergeDetail'
import { cancelSending } from '@/features/messages/api'
import { keys } from '@/query'
import { useNotify } from '@/shell/notify'
import { addNote, sendReply } from './api'
import { laidOnTop } from './optimistic'
import type { Recipients } from './recipients'
import { withSignature } from './signature'
import { isOutOfReach, sendInTalk, useTalkOutbox } from './talkOutbox'
import { useUploads } from './uploads'

export interface PolicyProblem {
  code: string
  limit?: number | null
  attachment_id?: string | null
  address?: string | null
}

interface Options {
  ticketId: string
  kind: DraftKind
  draft: Draft | undefined
  recipients: () => Recipients
  /** Whether enough is loaded to know the recipients; a text sent before that waits for them. */
  knowsRecipients: () => boolean
  /** The newest message that has really been in front of this person. */
  lastSeen: () => string | null
  signature: () => string
  /** Whether this person talks live with the customer right now. */
  isLive: () => boolean
  /** A channel that shows words as they are: no marks, so none are sent. */
  isPlain: () => boolean
  onDraftMark: (hasDraft: boolean) => void
  onSent: (message: Message, status: StatusCategory | undefined) => void
}

const LONGEST_WAIT = 10_000

/** One text being written on a ticket: kept on the server while it grows, sent once, and given back when sending fails or is undone. */
export function useComposer(options: Options) {
  const queryClient = useQueryClient()
  const notify = useNotify()
  const outbox = useTalkOutbox()
  const { t } = useI18n()
  const { ticketId, kind, draft } = options
  const ticketKey = keys.ticket(ticketId)

  const content = reactive({ html: draft?.html ?? '', text: draft?.text ?? '', mentions: [] as string[] })
  const recipients = reactive<Recipients>({ to: draft?.to ?? [], cc: draft?.cc ?? [], bcc: draft?.bcc ?? [] })
  let recipientsTouched = draft !== undefined
  const files = useUploads(() => autosave.touch())
  files.fill(draft?.attachments ?? [])
  const isSending = ref(false)
  const problems = ref<PolicyProblem[]>([])
  const newer = ref<Message[] | null>(null)
  const quickReplies = ref<string[]>([])
  let clientId = crypto.randomUUID() as string
  let wantedStatus: StatusCategory | undefined
  let doubt: AddressWarning | undefined
  const sent = new Map<string, { html: string; text: string; attachments: Message['attachments'] }>()

  const isEmpty = computed(() => !content.text.trim() && files.uploads.value.length === 0 && !content.html.includes('<img'))

  const autosave = useAutosave(async () => {
    if (isEmpty.value) {
      await dropDraft(ticketId, kind)
      return options.onDraftMark(false)
    }
    await saveDraft(ticketId, kind, documentToSave())
    options.onDraftMark(true)
  })

  function documentToSave() {
    return {
      html: content.html, text: content.text, to: recipients.to, cc: recipients.cc, bcc: recipients.bcc,
      attachment_ids: files.stored.value.map((one) => one.id), last_seen_message_id: options.lastSeen(),
    }
  }

  watch(options.recipients, (found) => {
    if (!recipientsTouched) Object.assign(recipients, found)
  }, { immediate: true })

  function write(html: string, text: string, mentions: string[]): void {
    if (html === content.html) return
    Object.assign(content, { html, text, mentions })
    problems.value = []
    autosave.touch()
  }

  function setRecipients(field: keyof Recipients, list: Addr[]): void {
    recipientsTouched = true
    recipients[field] = list
    autosave.touch()
  }

  async function send(status?: StatusCategory, sendAnyway = false): Promise<void> {
    if (isSending.value || isEmpty.value || files.isBusy.value) return
    isSending.value = true
    wantedStatus = status
    await until(options.knowsRecipients).toBe(true, { timeout: LONGEST_WAIT })
    const body = { ...documentToSave(), client_id: clientId }
    const written = { ...content }
    const attached = files.stored.value
    const pending = laidOnTop({ id: clientId, ticketId, kind, text: written.text, attachments: attached, recipients: { ...recipients } })
    const isLive = kind === 'reply' && options.isLive()
    const reply = { ...body, ...(options.isPlain() ? { html: '' } : withSignature(body, options.signature())), set_status: status, send_anyway: sendAnyway, quick_replies: quickReplies.value }
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
          ? await addNote(ticketId, { client_id: clientId, html: body.html, text: body.text, mentions: written.mentions, attachment_ids: body.attachment_ids })
          : accepted(await (isLive ? sendInTalk : sendReply)(ticketId, reply))
      lay(message, pending.id)
      sent.set(message.id, { ...written, attachments: attached })
      clear()
      options.onSent(message, status)
      if (message.delivery?.state === 'held') offerUndo(message, doubt)
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

  function lay(message: Message, replaces?: string): void {
    queryClient.setQueryData<OpenTicket>(ticketKey, (known) => known && putMessage(known, message, replaces))
  }

  function accepted(answer: Awaited<ReturnType<typeof sendReply>>): Message {
    queryClient.setQueryData<OpenTicket>(ticketKey, (known) => known && { ...known, ticket: answer.ticket })
    doubt = answer.warnings?.[0]
    return answer.message
  }

  function refused(error: unknown): void {
    autosave.touch()
    if (isProblem(error, 'stale_reply')) newer.value = (error.data.newer as Message[] | undefined) ?? []
    else if (isProblem(error, 'policy_problems')) problems.value = (error.data.problems as PolicyProblem[] | undefined) ?? []
    else notify.failed(t(kind === 'note' ? 'replies.note_failed' : 'replies.send_failed'), error)
  }

  function sendKnowingly(): void {
    newer.value = null
    void send(wantedStatus, true)
  }

  function clear(): void {
    clientId = crypto.randomUUID()
    Object.assign(content, { html: '', text: '', mentions: [] })
    files.fill([])
    quickReplies.value = []
    problems.value = []
    autosave.forget()
    options.onDraftMark(false)
  }

  function discard(): void {
    clear()
    void dropDraft(ticketId, kind).catch(() => undefined)
  }

  /** Puts an answer that was called back into the composer, as it was written; a text begun since then stays. */
  function takeBack(message: Message): void {
    if (!isEmpty.value) return
    const written = sent.get(message.id) ?? { html: '', text: message.text, attachments: message.attachments }
    Object.assign(content, { html: written.html || `<p>${escapeHtml(written.text)}</p>`, text: written.text })
    files.fill(written.attachments)
    autosave.touch()
  }

  /** `doubt` is the first address that looks mistyped: there is time to look at it again. */
  function offerUndo(message: Message, doubt?: AddressWarning): void {
    async function undo(): Promise<void> {
      try {
        lay(await cancelSending(message.id))
        takeBack(message)
      } catch (error) {
        notify.failed(t('messages.action_failed.cancel'), error)
      }
    }
    const lasts = Math.max(2000, Date.parse(message.delivery?.undo_until ?? '') - Date.now() || 8000)
    const told = doubt ? t('replies.sending_doubtful', { address: doubt.address, suggestion: doubt.suggestion }) : t('replies.sending_soon')
    notify.done(told, { run: () => void undo(), lasts })
  }

  onBeforeUnmount(() => void autosave.flush())

  return { content, recipients, files, quickReplies, isSending, isEmpty, problems, newer, saveState: autosave.state, write, setRecipients, send, sendKnowingly, discard, takeBack }
}

const escapeHtml = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/\n/g, '<br>')
