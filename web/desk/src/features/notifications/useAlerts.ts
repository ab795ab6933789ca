import { useTitle } from '@vueuse/core'
import { computed, onScopeDispose, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { useSession } from '@/stores/session'
import { useUi } from '@/stores/ui'
import { newNotices, titleWithBadge } from './alerts'
import { followPushes } from './pushes'
import { useNotifications } from './queries'

/** Tells the person about new notices in the ways they chose: sound, a notification of the machine, the number in the tab. */
export function useAlerts(): void {
  const { t } = useI18n()
  const session = useSession()
  const ui = useUi()
  const router = useRouter()
  const { data } = useNotifications()
  const known = new Set<string>()
  let isFirstLook = true

  useTitle(computed(() => titleWithBadge(ui.pageTitle || t('common.app_name'), data.value?.unread_count ?? 0)))

  watch(data, (answer) => {
    if (!answer) return
    const fresh = isFirstLook ? [] : newNotices(known, answer.items)
    answer.items.forEach((notice) => known.add(notice.id))
    isFirstLook = false
    const preferences = session.me?.preferences
    if (fresh.length && preferences) void import('./announce').then(({ announce }) => announce(fresh, preferences, router))
  }, { immediate: true })

  // from the first moment on: what is clicked while the desk still loads is not said twice
  if (navigator.serviceWorker) onScopeDispose(followPushes(router, data))
}
