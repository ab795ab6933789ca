import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { keys } from '@/query'
import { useSession } from '@/stores/session'
import { getTicketVisitor, listMyChats, listWrapUpCodes, watchQueue } from './api'

/** The person's own talks; the socket says when they change. */
export function useMyChats() {
  const session = useSession()
  const query = useQuery({ queryKey: keys.myChats, queryFn: listMyChats, enabled: computed(() => session.can('work_tickets')) })
  const myId = computed(() => session.me?.id)
  const all = computed(() => query.data.value?.items ?? [])
  return {
    ...query,
    ringing: computed(() => all.value.filter((chat) => chat.state === 'ringing' && chat.offered_to?.id === myId.value)),
    active: computed(() => all.value.filter((chat) => chat.state === 'active' && chat.agent?.id === myId.value).toReversed()),
  }
}

export function useChatQueue() {
  return useQuery({ queryKey: keys.chatQueue, queryFn: watchQueue, refetchInterval: 15_000 })
}

/** Who is behind a chat; read again when he goes to another page. */
export function useTicketVisitor(ticketId: MaybeRefOrGetter<string>, isWanted: MaybeRefOrGetter<boolean>) {
  return useQuery({
    queryKey: computed(() => keys.ticketVisitor(toValue(ticketId))),
    queryFn: () => getTicketVisitor(toValue(ticketId)),
    enabled: computed(() => toValue(isWanted)),
    staleTime: 10_000,
  })
}

export function useWrapUpCodes() {
  return useQuery({ queryKey: keys.wrapUpCodes, queryFn: async () => (await listWrapUpCodes()).items, staleTime: 30 * 60_000 })
}
