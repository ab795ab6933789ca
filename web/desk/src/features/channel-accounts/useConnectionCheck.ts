import { ref } from 'vue'
import type { ChannelAccountCheck, EmailConfig } from '@/api/types'
import { useProblemText } from '@/shell/problemText'
import { checkConnection } from './api'

/** Tries a mailbox's servers; the last answer stays until something is tried again. */
export function useConnectionCheck() {
  const problemText = useProblemText()
  const result = ref<ChannelAccountCheck>()
  const failure = ref<string>()
  const isPending = ref(false)

  async function run(config: EmailConfig, id?: string): Promise<boolean> {
    isPending.value = true
    failure.value = undefined
    result.value = undefined
    try {
      result.value = await checkConnection(config, id)
      return result.value.inbound.is_ok && result.value.outbound.is_ok
    } catch (error) {
      failure.value = problemText(error)
      return false
    } finally {
      isPending.value = false
    }
  }

  return { result, failure, isPending, run }
}
