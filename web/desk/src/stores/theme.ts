import { usePreferredDark } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, ref, watchEffect } from 'vue'

export type Theme = 'light' | 'dark' | 'system'
const STORAGE_KEY = 'sawasdesk.theme'

/** Light, dark, or as the machine says. `public/theme.js` applies the same choice before the first paint. */
export const useTheme = defineStore('theme', () => {
  const systemIsDark = usePreferredDark()
  const theme = ref<Theme>((localStorage.getItem(STORAGE_KEY) as Theme | null) ?? 'system')
  const isDark = computed(() => theme.value === 'dark' || (theme.value === 'system' && systemIsDark.value))

  watchEffect(() => {
    document.documentElement.classList.toggle('dark', isDark.value)
    document.documentElement.classList.toggle('light', !isDark.value)
  })

  function choose(choice: Theme): void {
    theme.value = choice
    localStorage.setItem(STORAGE_KEY, choice)
  }

  return { theme, isDark, choose }
})
