import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'

export type Overlay = 'palette' | 'shortcuts' | 'new-ticket' | 'call' | 'notifications' | 'search' | null

/** What is open on the screen right now. */
export const useUi = defineStore('ui', () => {
  const isDrawerOpen = ref(false)
  const isContactPanelOpen = ref(false)
  const pageTitle = ref('')
  const overlay = shallowRef<Overlay>(null)

  /** A number that the next call is noted with. */
  const callNumber = ref('')

  function open(which: Overlay): void {
    if (!which) callNumber.value = ''
    isDrawerOpen.value = false
    overlay.value = which
  }

  function call(number: string): void {
    callNumber.value = number
    open('call')
  }

  return { callNumber, call, isDrawerOpen, isContactPanelOpen, pageTitle, overlay, open }
})
