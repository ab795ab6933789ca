import { computed, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { ChannelAccountCheck, EmailConfig } from '@/api/types'
import { fieldErrors, type FieldErrors } from '@/lib/fieldErrors'
import { useProblemText } from '@/shell/problemText'
import { checkConnection } from './api'

/** Tries a mailbox's servers; the last answer stays until something is tried again. */
export function useConnectionCheck() {
  const { t } = useI18n()
  const problemText = useProblemText()
  const keys = ref<FieldErrors>({})
  /** Sentences by field for what could not even be tried. */
  const errors = computed(() => Object.fromEntries(Object.entries(keys.value).map(([field, key]) => [field, t(key)])))
  const result = ref<ChannelAccountCheck>()
  const failure = ref<string>()
  const isPending = ref(false)

  async function run(config: EmailConfig, id?: string): Promise<boolean> {
    isPending.value = true
    failure.value = undefined
    result.value = undefined
    keys.value = {}
    try {
      result.value = await checkConnection(config, id)
      return result.value.inbound.is_ok && result.value.outbound.is_ok
    } catch (error) {
      keys.value = fieldErrors(error)
      failure.value = problemText(error)
      return false
    } finally {
      isPending.value = false
    }
  }

  /** An answer about other values would mislead. */
  function forget(): void {
    result.value = failure.value = undefined
    keys.value = {}
  }

  return { result, failure, errors, isPending, run, forget }
}
