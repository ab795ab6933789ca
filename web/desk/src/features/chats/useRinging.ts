import { useIntervalFn, useNow } from '@vueuse/core'
import { computed, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { chime } from '@/features/notifications/announce'
import { useSession } from '@/stores/session'
import { useMyChats } from './queries'

const REPEAT_SECONDS = 4

/** What rings at this person: on the screen, as a sound until it is answered, and as a notification of the machine. */
export function useRinging() {
  const { t } = useI18n()
  const session = useSession()
  const { ringing, refetch } = useMyChats()
  const now = useNow({ interval: 1000 })
  const isSoundWanted = computed(() => session.me?.preferences.notify.assigned?.sound ?? true)
  const bell = useIntervalFn(() => isSoundWanted.value && chime(), REPEAT_SECONDS * 1000, { immediate: false, immediateCallback: true })
  const told = new Set<string>()

  watch(() => ringing.value.map((chat) => chat.id).join(), (ids) => {
    if (ids) bell.resume()
    else bell.pause()
    for (const chat of ringing.value) {
      if (told.has(`${chat.id}:${chat.offered_at}`)) continue
      told.add(`${chat.id}:${chat.offered_at}`)
      show(t('chats.rings', { name: chat.contact?.name || t('chats.visitor') }), chat.snippet)
    }
  }, { immediate: true })
  // Whoever was asked too long is no longer asked: the server goes on to the next person.
  watch(now, () => {
    if (ringing.value.some((chat) => chat.rings_until && Date.parse(chat.rings_until) < now.value.getTime() - 1500)) void refetch()
  })

  function show(title: string, body: string): void {
    if (!('Notification' in window) || Notification.permission !== 'granted' || document.hasFocus()) return
    const shown = new Notification(title, { body, icon: '/favicon.svg', requireInteraction: true })
    shown.onclick = () => {
      window.focus()
      shown.close()
    }
  }

  return { ringing, now }
}
