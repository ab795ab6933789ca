import { useDocumentVisibility } from '@vueuse/core'
import { onScopeDispose, ref, watch } from 'vue'
import type { Message } from '@/api/types'

const TIME_TO_READ = 1500

/**
 * The newest message that stood on a visible screen long enough to be read. An answer names it, so that a message which came in just
 * before the click still stops the answer.
 */
export function useSeenMessage(messages: () => Message[]) {
  const visibility = useDocumentVisibility()
  const seen = ref<string | null>(newest(messages()))
  let timer: ReturnType<typeof setTimeout> | undefined

  watch([() => newest(messages()), visibility], ([id, state]) => {
    clearTimeout(timer)
    if (state === 'visible' && id !== seen.value) timer = setTimeout(() => (seen.value = id), TIME_TO_READ)
  })
  onScopeDispose(() => clearTimeout(timer))
  return seen
}

/** What only stands in for an answer on its way has no id the server knows (version 0). */
function newest(messages: Message[]): string | null {
  return messages.findLast((message) => message.version > 0)?.id ?? null
}
