import { onScopeDispose, ref, watch, type Ref } from 'vue'

/** True once the flag has been true for `wait` milliseconds: quick answers never flash a skeleton. */
export function useDelayed(flag: Ref<boolean>, wait: number): Ref<boolean> {
  const delayed = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(
    flag,
    (isOn) => {
      clearTimeout(timer)
      if (isOn) timer = setTimeout(() => (delayed.value = true), wait)
      else delayed.value = false
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(timer))
  return delayed
}
