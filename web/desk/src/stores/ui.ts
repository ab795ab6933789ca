import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'

export type Overlay = 'palette' | 'shortcuts' | 'new-ticket' | 'notifications' | 'search' | null

/** What is open on the screen right now. */
export const useUi = defineStore('ui', () => {
  const isDrawerOpen = ref(false)
  const isContactPanelOpen = ref(false)
  const pageTitle = ref('')
  const overlay = shallowRef<Overlay>(null)

  function open(which: Overlay): void {
    isDrawerOpen.value = false
    overlay.value = which
  }

  return { isDrawerOpen, isContactPanelOpen, pageTitle, overlay, open }
})
