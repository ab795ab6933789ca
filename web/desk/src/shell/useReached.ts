import { useEventListener } from '@vueuse/core'
import { onScopeDispose, ref, type Ref } from 'vue'

const QUIET = 3000

/**
 * True from the first movement of pointer or key on, or after some quiet seconds: what the first look does not need is
 * loaded then, and is there before anybody can ask for it.
 */
export function useReached(): Ref<boolean> {
  const isReached = ref(false)
  const stop = useEventListener(window, ['pointermove', 'pointerdown', 'keydown'], reach, { passive: true })
  const timer = setTimeout(reach, QUIET)
  onScopeDispose(() => clearTimeout(timer))

  function reach(): void {
    isReached.value = true
    clearTimeout(timer)
    stop()
  }

  return isReached
}
