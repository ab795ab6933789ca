import { useTitle } from '@vueuse/core'
import { computed, onScopeDispose, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import type { Notification as Notice } from '@/api/types'
import { useEveryPage } from '@/i18n'
import { useSession } from '@/stores/session'
import { useUi } from '@/stores/ui'
import { chime, isWanted, newNotices, titleWithBadge } from './alerts'
import { useNotifications } from './queries'

/** Tells the person about new notices in the ways they chose: sound, a notification of the machine, the number in the tab. */
export function useAlerts(): void {
  const { t } = useI18n()
  const session = useSession()
  const ui = useUi()
  const router = useRouter()
  const { data } = useNotifications()
  const known = new Set<string>()
  const stops: (() => void)[] = []
  let isFirstLook = true
  onScopeDispose(() => stops.forEach((stop) => stop()))

  useTitle(computed(() => titleWithBadge(ui.pageTitle || t('common.app_name'), data.value?.unread_count ?? 0)))

  watch(data, (answer) => {
    if (!answer) return
    const fresh = isFirstLook ? [] : newNotices(known, answer.items)
    answer.items.forEach((notice) => known.add(notice.id))
    isFirstLook = false
    alertAbout(fresh)
  }, { immediate: true })

  function alertAbout(notices: Notice[]): void {
    const preferences = session.me?.preferences
    if (!preferences || notices.length === 0) return
    if (notices.some((notice) => isWanted(preferences, notice.kind, 'sound'))) chime()
    for (const notice of notices) if (isWanted(preferences, notice.kind, 'browser')) void show(notice)
  }

  if (navigator.serviceWorker?.controller) void followWorker()

  async function followWorker(): Promise<void> {
    const { closePushes, followPushes } = await import('./pushes')
    stops.push(followPushes(router), watch(data, (answer) => answer && void closePushes(answer.items), { immediate: true }))
  }

  async function show(notice: Notice): Promise<void> {
    if (!('Notification' in window) || Notification.permission !== 'granted' || document.hasFocus()) return
    await useEveryPage()
    const title = `${notice.is_vip ? '★ ' : ''}${t(`notifications.${notice.kind}`, { name: notice.actor_name, number: notice.ticket_number })}`
    const shown = new Notification(title, { body: notice.snippet || notice.subject, tag: notice.id, icon: '/favicon.svg' })
    shown.onclick = () => {
      window.focus()
      void router.push({ name: 'inbox', params: { view: 'mine', ticketId: notice.ticket_id } })
      shown.close()
    }
  }
}
