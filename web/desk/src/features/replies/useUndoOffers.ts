import { useI18n } from 'vue-i18n'
import type { AddressWarning, Attachment, Message } from '@/api/types'
import { cancelSending } from '@/features/messages/api'
import { useNotify } from '@/shell/notify'

interface Written {
  html: string
  text: string
  attachments: Attachment[]
}

/** The seconds in which an answer can still be called back, and what it was before it left. */
export function useUndoOffers(screen: { lay: (message: Message) => void; giveBack: (written: Written) => void }) {
  const notify = useNotify()
  const { t } = useI18n()
  const sent = new Map<string, Written>()

  const remember = (messageId: string, written: Written) => void sent.set(messageId, written)
  const wordsOf = (message: Message): Written => sent.get(message.id) ?? { html: '', text: message.reply_text || message.text, attachments: message.attachments }

  /** `doubt` is the first address that looks mistyped: there is time to look at it again. */
  function offer(message: Message, doubt?: AddressWarning): void {
    async function undo(): Promise<void> {
      try {
        screen.lay(await cancelSending(message.id))
        screen.giveBack(wordsOf(message))
      } catch (error) {
        notify.failed(t('messages.action_failed.cancel'), error)
      }
    }
    const lasts = Math.max(2000, Date.parse(message.delivery?.undo_until ?? '') - Date.now() || 8000)
    const told = doubt ? t('replies.sending_doubtful', { address: doubt.address, suggestion: doubt.suggestion }) : t('replies.sending_soon')
    notify.done(told, { run: () => void undo(), lasts })
  }

  return { remember, wordsOf, offer }
}
