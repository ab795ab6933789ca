import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { useDocumentVisibility } from '@vueuse/core'
import { watch } from 'vue'
import { keys } from '@/query'
import { listNotifications, readNotifications } from './api'

type Answer = Awaited<ReturnType<typeof listNotifications>>

export function useNotifications() {
  return useQuery({ queryKey: keys.notifications, queryFn: () => listNotifications() })
}

/** Marks notifications read on the screen at once; the server's answer follows by its event. */
export function useReadNotifications() {
  const queryClient = useQueryClient()
  return async (ids: string[] | null): Promise<void> => {
    const before = queryClient.getQueryData<Answer>(keys.notifications)
    if (!before) return
    const now = new Date().toISOString()
    const isMeant = (id: string) => ids === null || ids.includes(id)
    const count = before.items.filter((one) => one.read_at === null && isMeant(one.id)).length
    if (count === 0 && ids !== null) return
    queryClient.setQueryData<Answer>(keys.notifications, {
      ...before,
      unread_count: ids === null ? 0 : Math.max(0, before.unread_count - count),
      items: before.items.map((one) => (isMeant(one.id) ? { ...one, read_at: one.read_at ?? now } : one)),
    })
    try {
      await readNotifications(ids)
    } catch {
      queryClient.setQueryData(keys.notifications, before)
    }
  }
}

/** Whoever has a ticket in front of him has seen what the bell says about it. */
export function useReadWith(ticketId: () => string): void {
  const visibility = useDocumentVisibility()
  const { data } = useNotifications()
  const read = useReadNotifications()
  watch([data, ticketId, visibility], ([answer, id, state]) => {
    const seen = (answer?.items ?? []).filter((one) => one.ticket_id === id && one.read_at === null).map((one) => one.id)
    if (state === 'visible' && seen.length) void read(seen)
  }, { immediate: true })
}
