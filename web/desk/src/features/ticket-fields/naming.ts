import { useI18n } from 'vue-i18n'
import type { FieldKind, Language } from '@/api/types'

type BothLanguages<Name extends string> = { [Key in `${Name}_${Language}`]: string }

export const KIND_ICONS: Record<FieldKind, string> = {
  text: 'i-lucide-type',
  long_text: 'i-lucide-align-left',
  number: 'i-lucide-hash',
  money: 'i-lucide-banknote',
  date: 'i-lucide-calendar',
  checkbox: 'i-lucide-square-check',
  choice: 'i-lucide-circle-dot',
  multi_choice: 'i-lucide-list-checks',
}
export const KINDS = Object.keys(KIND_ICONS) as FieldKind[]

/** Names and helps in the language of the desk, or in the other one where there is none. */
export function useFieldWords() {
  const { locale } = useI18n()
  const pick = (th: string, en: string) => (locale.value === 'en' ? en || th : th || en)
  return {
    label: (of: BothLanguages<'label'>) => pick(of.label_th, of.label_en),
    help: (of: BothLanguages<'help'>) => pick(of.help_th, of.help_en),
  }
}
