import { useEventListener } from '@vueuse/core'
import type { Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { onBeforeRouteLeave } from 'vue-router'
import { useConfirm } from '@/shell/confirm'

/** Asks before a page with unsaved changes is left. */
export function useLeaveGuard(isDirty: Ref<boolean>): void {
  const { t } = useI18n()
  const confirm = useConfirm()
  onBeforeRouteLeave(async () => {
    if (!isDirty.value) return true
    return confirm({ title: t('settings.leave.title'), text: t('settings.leave.text'), action: t('settings.leave.action'), isDangerous: true })
  })
  useEventListener(window, 'beforeunload', (event) => {
    if (isDirty.value) event.preventDefault()
  })
}
