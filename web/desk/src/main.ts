import './main.css'
import { addCollection, setCustomIconsLoader } from '@iconify/vue'
import ui from '@nuxt/ui/vue-plugin'
import { VueQueryPlugin } from '@tanstack/vue-query'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import icons from 'virtual:lucide-first'
import App from './App.vue'
import { setSignedOutHandler } from './api/client'
import { i18n, useLanguage } from './i18n'
import { focus } from './lib/focusDirective'
import { queryClient } from './query'
import { renewAfterUpgrade } from './renewal'
import { router } from './router'
import { useSession } from './stores/session'
import { useTheme } from './stores/theme'

addCollection(icons)
setCustomIconsLoader(async () => (await import('virtual:lucide-rest')).default, 'lucide')
renewAfterUpgrade()

const app = createApp(App).use(createPinia()).use(i18n).use(router).use(VueQueryPlugin, { queryClient }).use(ui).directive('focus', focus)

setSignedOutHandler(() => {
  const session = useSession()
  if (!session.isSignedIn) return
  session.forget()
  void router.push({ path: '/sign-in', query: { next: router.currentRoute.value.fullPath } })
})

useTheme()
void useLanguage().then(() => app.mount('#app'))
