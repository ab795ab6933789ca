import { computed, onBeforeUnmount, reactive, ref, watch } from 'vue'
import type { Addr, Attachment, Draft, DraftKind, SignatureChoice } from '@/api/types'
import { dropDraft, saveDraft } from '@/features/drafts/api'
import { useAutosave } from '@/features/drafts/autosave'
import { useLocalCopy, type LocalCopy } from '@/features/drafts/localCopy'
import { useSession } from '@/stores/session'
import type { Recipients } from './recipients'
import { useUploads } from './uploads'

export interface KeptTextOptions {
  ticketId: string
  kind: DraftKind
  draft: Draft | undefined
  recipients: () => Recipients
  /** The newest message that has really been in front of this person. */
  lastSeen: () => string | null
  /** What is put below, and by which way it leaves (null: the ticket's own). */
  choices: () => { signature: SignatureChoice; via: string | null }
  onDraftMark: (hasDraft: boolean) => void
}

const hasRecipients = (one: Recipients) => one.to.length + one.cc.length + one.bcc.length > 0
const asHtml = (text: string) => `<p>${text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/\n/g, '<br>')}</p>`

/**
 * A text with its people and files, kept while it grows: on the server, and on this device until the server has it, so that neither a
 * closed window nor a dead connection loses a word.
 */
export function useKeptText(options: KeptTextOptions) {
  const { ticketId, kind, draft } = options
  const content = reactive({ html: draft?.html ?? '', text: draft?.text ?? '', mentions: [] as string[] })
  const recipients = reactive<Recipients>({ to: draft?.to ?? [], cc: draft?.cc ?? [], bcc: draft?.bcc ?? [] })
  let recipientsTouched = draft !== undefined && hasRecipients(draft)
  const files = useUploads(() => touch())
  files.fill(draft?.attachments ?? [])
  const quickReplies = ref<string[]>(draft?.extras.quick_replies ?? [])
  const local = useLocalCopy(useSession().me?.id ?? '', ticketId, kind)
  /** What this device still has of a text that never reached the server. */
  const left = ref<LocalCopy | null>(local.find(content.html, draft?.updated_at ?? null))
  const isEmpty = computed(() => !content.text.trim() && files.uploads.value.length === 0 && !content.html.includes('<img'))

  const autosave = useAutosave(async () => {
    if (isEmpty.value) await dropDraft(ticketId, kind)
    else await saveDraft(ticketId, kind, document())
    options.onDraftMark(!isEmpty.value)
    if (!left.value) local.drop()
  })

  function document() {
    return {
      html: content.html, text: content.text, to: recipients.to, cc: recipients.cc, bcc: recipients.bcc,
      attachment_ids: files.stored.value.map((one) => one.id), last_seen_message_id: options.lastSeen(),
      ...(kind === 'reply' ? { extras: { ...options.choices(), quick_replies: quickReplies.value } } : {}),
    }
  }

  function touch(): void {
    autosave.touch()
    if (!left.value) local.keep({ html: content.html, text: content.text, ...recipients, at: new Date().toISOString() })
  }

  watch(options.recipients, (found) => {
    if (!recipientsTouched) Object.assign(recipients, found)
  }, { immediate: true })
  watch(options.choices, () => isEmpty.value || touch())

  /** False when this is what stands there already. */
  function write(html: string, text: string, mentions: string[]): boolean {
    if (html === content.html) return false
    Object.assign(content, { html, text, mentions })
    touch()
    return true
  }

  function setRecipients(field: keyof Recipients, list: Addr[]): void {
    recipientsTouched = true
    recipients[field] = list
    touch()
  }

  /** Another way to the customer has other people at its end. */
  function resetRecipients(): void {
    recipientsTouched = false
    Object.assign(recipients, options.recipients())
  }

  function clear(): void {
    Object.assign(content, { html: '', text: '', mentions: [] })
    files.fill([])
    quickReplies.value = []
    left.value = null
    local.drop()
    autosave.forget()
    options.onDraftMark(false)
  }

  function discard(): void {
    clear()
    void dropDraft(ticketId, kind).catch(() => undefined)
  }

  /** Puts an answer that was called back into the composer, as it was written; a text begun since then stays. */
  function takeBack(written: { html: string; text: string; attachments: Attachment[] }): void {
    if (!isEmpty.value) return
    Object.assign(content, { html: written.html || asHtml(written.text), text: written.text })
    files.fill(written.attachments)
    autosave.touch()
  }

  /** Takes over what the server has: somebody else's words, or one's own that came back. */
  function adopt(saved: Draft): void {
    Object.assign(content, { html: saved.html || asHtml(saved.text), text: saved.text })
    files.fill(saved.attachments)
    if (hasRecipients(saved)) Object.assign(recipients, { to: saved.to, cc: saved.cc, bcc: saved.bcc })
    recipientsTouched ||= hasRecipients(saved)
    options.onDraftMark(true)
  }

  /** What this device had kept comes back, or is thrown away. */
  function settleLeft(isWanted: boolean): void {
    const copy = left.value
    left.value = null
    if (!copy || !isWanted) return local.drop()
    Object.assign(content, { html: copy.html, text: copy.text })
    if (hasRecipients(copy)) Object.assign(recipients, { to: copy.to, cc: copy.cc, bcc: copy.bcc })
    touch()
  }

  onBeforeUnmount(() => void autosave.flush())

  return { content, recipients, files, quickReplies, isEmpty, left, autosave, document, touch, write, setRecipients, resetRecipients, clear, discard, takeBack, adopt, settleLeft }
}
