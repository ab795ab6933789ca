import { useQueryClient } from '@tanstack/vue-query'
import { computed, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import type { DraftKind } from '@/api/types'
import { shareDraft } from '@/features/drafts/api'
import type { OpenTicket } from '@/features/messages/mergeDetail'
import { keys } from '@/query'
import { useNotify } from '@/shell/notify'
import { useSession } from '@/stores/session'
import type { useComposer } from './useComposer'

/** Whether what is being written is shared with the team; and what happens when a colleague goes on with it. */
export function useSharing(ticketId: string, open: () => OpenTicket, writing: () => { kind: DraftKind; composer: ReturnType<typeof useComposer> }) {
  const queryClient = useQueryClient()
  const session = useSession()
  const notify = useNotify()
  const { t } = useI18n()
  const isShared = computed(() => Boolean(open().drafts.find((one) => one.kind === writing().kind)?.shared_at))

  async function toggle(): Promise<void> {
    const { kind, composer } = writing()
    try {
      await composer.flush()
      await shareDraft(ticketId, kind, !isShared.value)
      notify.done(t(isShared.value ? 'composing.share.ended' : 'composing.share.begun'))
    } catch (error) {
      notify.failed(t('composing.share.failed'), error)
    }
    await queryClient.invalidateQueries({ queryKey: keys.ticket(ticketId) })
  }

  const taken = computed(() => open().shared_drafts.filter((one) => one.writers.at(-1)?.id === session.me?.id))
  watch(taken, (now, before) => {
    const { kind, composer } = writing()
    const news = now.find((one) => one.kind === kind && !before.some((known) => known.kind === one.kind && known.author.id === one.author.id))
    if (!news || composer.isEmpty.value) return
    composer.clear()
    notify.done(t('composing.share.taken', { name: news.author.name }))
  })

  return { isShared, toggle }
}
