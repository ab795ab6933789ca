import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useRoute } from 'vue-router'
import { keys } from '@/query'
import { canRun } from '@/shell/commands'
import type { PaletteSource } from '@/shell/paletteEntries'
import { offerReplies } from './api'
import { wantedReply } from './wanted'

const MOST = 8

/** Canned replies and macros for the open ticket, as the composer would insert them. */
export const usePalette: PaletteSource['usePalette'] = ({ typed, both }) => {
  const route = useRoute()
  const ticketId = computed(() => (typeof route.params.ticketId === 'string' && canRun('reply') ? route.params.ticketId : ''))
  const words = computed(() => typed.value.trim())
  const { data } = useQuery({
    queryKey: computed(() => keys.cannedReplyOffers(ticketId.value, words.value)),
    queryFn: () => offerReplies(ticketId.value, words.value),
    enabled: computed(() => ticketId.value !== '' && words.value !== ''),
  })
  return computed(() => [
    {
      id: 'canned-replies',
      label: both('canned_replies.title').label,
      isFound: true,
      entries: (ticketId.value && words.value ? (data.value ?? []) : []).slice(0, MOST).map((offer) => ({
        id: `canned:${offer.id}`, label: offer.name, hint: `/${offer.shortcut}`, icon: 'i-lucide-zap', run: () => (wantedReply.value = offer),
      })),
    },
  ])
}
