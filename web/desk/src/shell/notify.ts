import { useToast } from '@nuxt/ui/composables'
import { useI18n } from 'vue-i18n'
import { useProblemText } from './problemText'

interface Undo {
  label?: string
  run: () => void
  /** How long the way back stays open, in milliseconds. */
  lasts?: number
}

/** Short messages in the corner: what was done (with a way back) and what did not work. */
export function useNotify() {
  const toast = useToast()
  const { t } = useI18n()
  const problemText = useProblemText()

  function done(title: string, undo?: Undo): void {
    toast.add({
      title,
      icon: 'i-lucide-check',
      color: 'neutral',
      orientation: 'horizontal',
      progress: false,
      duration: undo?.lasts ?? (undo ? 8000 : 4000),
      actions: undo ? [{ label: undo.label ?? t('common.undo'), color: 'primary', variant: 'soft', onClick: undo.run }] : undefined,
    })
  }

  /** `text` says it better than the refusal's own sentence could. */
  function failed(title: string, error: unknown, text = problemText(error)): void {
    toast.add({ title, description: text, icon: 'i-lucide-circle-alert', color: 'error', progress: false, duration: 9000 })
  }

  return { done, failed }
}
