import { useQuery } from '@tanstack/vue-query'
import { computed, ref } from 'vue'
import type { TicketDetail, Way } from '@/api/types'
import { keys } from '@/query'
import { listWays } from './api'

/** A way as far as it is known: the ticket's own until the others have been asked for. */
export type KnownWay = NonNullable<TicketDetail['composer']> & Partial<Pick<Way, 'key' | 'window_closes_at' | 'last_inbound_at'>>

/**
 * The way the customer wrote last, when that is not the ticket's own: he is answered where he is. In a live talk it is the talk.
 */
export function naturalWay(ways: Way[], isLive: boolean): Way | undefined {
  const own = ways.find((one) => one.is_default)
  if (isLive) return own
  const heard = ways.filter((one) => one.last_inbound_at).toSorted((one, other) => Date.parse(other.last_inbound_at!) - Date.parse(one.last_inbound_at!))
  return heard[0] ?? own ?? ways[0]
}

/** How an answer leaves, and how else it could. `chosen` is the key of what somebody chose. */
export function useWays(ticketId: string, own: () => TicketDetail['composer'], isLive: () => boolean, chosenBefore: string | null) {
  const { data, isPending: isAsking } = useQuery({ queryKey: keys.ticketWays(ticketId), queryFn: () => listWays(ticketId) })
  const chosen = ref(chosenBefore)
  const ways = computed(() => data.value?.items ?? [])
  const way = computed<KnownWay | null>(() => ways.value.find((one) => one.key === chosen.value) ?? naturalWay(ways.value, isLive()) ?? own())
  /** What the answer says of its way: nothing when it is the ticket's own. */
  const via = computed(() => ways.value.find((one) => one.key === way.value?.key && !one.is_default)?.key ?? null)
  return { ways, way, via, chosen, isAsking, phones: computed(() => data.value?.phones ?? []), languages: computed(() => data.value?.translation_languages ?? []) }
}
