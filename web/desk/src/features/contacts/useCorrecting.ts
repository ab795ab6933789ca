import { useI18n } from 'vue-i18n'
import { useNotify } from '@/shell/notify'

interface Record<Shape, Body> {
  now: () => Shape | undefined
  /** Refused when somebody changed the record after `version`. */
  patch: (version: number, body: Body) => Promise<Shape>
  put: (changed: Shape) => void
  refetch: () => unknown
}

/** Corrects a customer or a company as it stands here; if somebody was quicker, what he wrote is shown and nothing is lost. */
export function useCorrecting<Shape extends { version: number }, Body>(record: Record<Shape, Body>) {
  const { t } = useI18n()
  const notify = useNotify()
  return async (body: Body): Promise<boolean> => {
    const now = record.now()
    if (!now) return false
    try {
      record.put(await record.patch(now.version, body))
      return true
    } catch (problem) {
      notify.failed(t('customers.not_changed'), problem)
      void record.refetch()
      return false
    }
  }
}
