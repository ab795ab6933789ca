import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useWrapUpCodes } from '@/features/chats/queries'

/** How a call can have ended, in the company's words; the keys 1 to 9 choose the first nine. */
export function useOutcomes() {
  const { locale } = useI18n()
  const { data } = useWrapUpCodes()
  const named = computed(() => (data.value ?? []).map((one) => ({ code: one.code, label: locale.value === 'th' ? one.name_th : one.name_en, isEnabled: one.is_enabled })))
  return {
    outcomes: computed(() => named.value.filter((one) => one.isEnabled)),
    labelOf: (code: string) => named.value.find((one) => one.code === code)?.label ?? code,
  }
}
