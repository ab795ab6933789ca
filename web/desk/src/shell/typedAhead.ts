import { useEventListener } from '@vueuse/core'
import { ref, watch, type Ref } from 'vue'

/** What is typed between asking for a field and its being there, which would be lost otherwise. Empty as soon as nobody waits. */
export function useTypedAhead(isWaiting: () => boolean): Ref<string> {
  const text = ref('')
  watch(isWaiting, (isOn) => isOn && (text.value = ''))
  useEventListener(document, 'keydown', (event) => {
    if (!isWaiting() || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Backspace') text.value = text.value.slice(0, -1)
    else if ([...event.key].length === 1) text.value += event.key
    else return
    event.preventDefault()
  }, { capture: true })
  return text
}
