import { createSharedComposable } from '@vueuse/core'
import { computed } from 'vue'
import { useUsers } from '@/features/tickets/directory'

/** Addresses of colleagues' pictures by their id; one look-up for every picture on the screen. */
export const usePictures = createSharedComposable(() => {
  const { data: users } = useUsers()
  return computed(() => new Map((users.value ?? []).flatMap((user) => (user.avatar_url ? [[user.id, user.avatar_url] as const] : []))))
})
