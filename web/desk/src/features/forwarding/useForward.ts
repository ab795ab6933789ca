import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, onBeforeUnmount, reactive, ref, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { isProblem } from '@/api/problem'
import type { Draft, ForwardInput, Language } from '@/api/types'
import { dropDraft, saveDraft } from '@/features/drafts/api'
import { useAutosave } from '@/features/drafts/autosave'
import { putMessage, type OpenTicket } from '@/features/messages/mergeDetail'
import type { ForwardWish } from '@/features/replies/composing'
import type { PolicyProblem } from '@/features/replies/limits'
import type { Recipients } from '@/features/replies/recipients'
import { useUndoOffers } from '@/features/replies/useUndoOffers'
import { useUploads } from '@/features/replies/uploads'
import { endingFields, type Ending } from '@/features/statuses/endings'
import { keys } from '@/query'
import { useNotify } from '@/shell/notify'
import { previewForward, scheduleForward, sendForward } from './api'

/** A mail to somebody outside while it is written: kept as a draft of its own, sent once, put off, or called back. */
export function useForward(wish: ForwardWish, draft: Draft | undefined, done: () => void) {
  const queryClient = useQueryClient()
  const notify = useNotify()
  const { t } = useI18n()
  const { ticketId } = wish
  const isAnswer = wish.conversationId !== undefined
  const content = reactive({ html: draft?.html ?? '', text: draft?.text ?? '' })
  const recipients = reactive<Recipients>({ to: draft?.to ?? wish.to ?? [], cc: draft?.cc ?? wish.cc ?? [], bcc: draft?.bcc ?? [] })
  const messageIds = ref<string[] | null>(draft?.extras.quoted_message_ids ?? wish.messageIds)
  const language = ref<Language | null>(null)
  const subject = ref<string | null>(draft?.extras.subject ?? null)
  const signature = ref(draft?.extras.signature ?? 'auto')
  const ending = ref<Ending | null>(null)
  const kept = ref<string[] | null>(draft?.extras.kept_attachment_ids ?? null)
  const problems = ref<PolicyProblem[]>([])
  const isSending = ref(false)
  const files = useUploads(() => autosave.touch())
  files.fill(draft?.attachments ?? [])
  const quotes = computed(() => messageIds.value === null || messageIds.value.length > 0)
  let clientId = crypto.randomUUID() as string

  const { data: preview, error: previewError } = useQuery({
    queryKey: computed(() => keys.forwardPreview(ticketId, messageIds.value, language.value ?? '')),
    queryFn: () => previewForward(ticketId, messageIds.value, language.value),
    enabled: quotes,
  })
  watch(preview, (found) => {
    if (!found) return
    messageIds.value ??= found.message_ids
    kept.value ??= found.files.map((file) => file.id)
    subject.value ??= isAnswer ? null : found.subject
  })

  /** Opening the form keeps nothing yet. */
  let isKept = draft !== undefined
  const autosave = useAutosave(async () => {
    if (isEmpty.value) await dropDraft(ticketId, 'forward')
    else await saveDraft(ticketId, 'forward', document())
    isKept = !isEmpty.value
  })
  const isEmpty = computed(() => !content.text.trim() && !recipients.to.length && !files.uploads.value.length)
  watch([content, recipients, subject, signature, kept, messageIds], () => !isSending.value && (isKept || !isEmpty.value) && autosave.touch(), { deep: true })
  onBeforeUnmount(() => void autosave.flush())

  const extras = () => ({
    signature: signature.value, subject: subject.value?.trim() || null, quoted_message_ids: messageIds.value ?? [], kept_attachment_ids: kept.value ?? [],
    channel_account_id: draft?.extras.channel_account_id ?? null, conversation_id: wish.conversationId ?? draft?.extras.conversation_id ?? null,
  })
  const document = () => ({ html: content.html, text: content.text, ...recipients, attachment_ids: files.stored.value.map((one) => one.id), extras: extras() })
  const body = (): ForwardInput => {
    const { extras: chosen, ...written } = document()
    return { ...written, ...chosen, client_id: clientId, ...endingFields(ending.value), language: language.value }
  }

  const undo = useUndoOffers({
    lay: (message) => queryClient.setQueryData<OpenTicket>(keys.ticket(ticketId), (known) => known && putMessage(known, message)),
    giveBack: () => void queryClient.invalidateQueries({ queryKey: keys.ticket(ticketId) }),
  })

  /** With `dueAt` it leaves then. */
  async function send(dueAt?: string): Promise<void> {
    if (isSending.value) return
    isSending.value = true
    problems.value = []
    try {
      if (dueAt) {
        await scheduleForward(ticketId, dueAt, body())
        notify.done(t('composing.scheduled.kept'))
      } else {
        const { message, warnings } = await sendForward(ticketId, body())
        queryClient.setQueryData<OpenTicket>(keys.ticket(ticketId), (known) => known && putMessage(known, message))
        undo.offer(message, warnings?.[0])
      }
      autosave.forget()
      clientId = crypto.randomUUID()
      done()
    } catch (error) {
      if (isProblem(error, 'policy_problems')) problems.value = (error.data.problems as PolicyProblem[] | undefined) ?? []
      else notify.failed(t('composing.forward.failed'), error)
    } finally {
      isSending.value = false
      void queryClient.invalidateQueries({ queryKey: keys.ticket(ticketId) })
    }
  }

  function discard(): void {
    autosave.forget()
    void dropDraft(ticketId, 'forward').catch(() => undefined).then(() => queryClient.invalidateQueries({ queryKey: keys.ticket(ticketId) }))
    done()
  }

  return { content, recipients, messageIds, language, subject, signature, ending, kept, quotes, preview, previewError, problems, isSending, isEmpty, isAnswer, files, saveState: autosave.state, send, discard }
}
