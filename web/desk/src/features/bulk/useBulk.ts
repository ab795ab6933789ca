import { useI18n } from 'vue-i18n'
import { useNotify } from '@/shell/notify'
import { beginBulk, type BulkAction, type WholeList } from './api'
import { trackBulk } from './operations'
import { clearSelection, isWhole, selected } from './selection'

/** Starts a bulk action on what is chosen; BulkProgress.vue watches it from there on. */
export function useBulk(whole: () => WholeList) {
  const notify = useNotify()
  const { t } = useI18n()

  return async function run(...actions: BulkAction[]): Promise<void> {
    const scope = isWhole.value ? { whole: whole() } : { ticket_ids: [...selected.value] }
    try {
      trackBulk(await beginBulk({ actions, ...scope }))
      clearSelection()
    } catch (error) {
      notify.failed(t('bulk.not_begun'), error)
    }
  }
}
