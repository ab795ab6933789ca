import { fileURLToPath } from 'node:url'
import ui from '@nuxt/ui/vite'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import lucide from './lucide-plugin.ts'
import printFonts from './print-fonts-plugin.ts'
import staticColors, { type Palette } from './static-colors-plugin.ts'
import toastGuards from './toast-guards-plugin.ts'

const backend = process.env.SAWASDESK_DEV_BACKEND ?? 'http://127.0.0.1:8080'
const outDir = process.env.SAWASDESK_DESK_OUT ?? '../static/desk'
const palette: Palette = { primary: 'teal', secondary: 'blue', success: 'green', info: 'blue', warning: 'yellow', error: 'red', neutral: 'slate' }

// A hovered solid button keeps the contrast of its text (WCAG 1.4.3); the library's own 75 % does not.
const solidButtons = (['primary', 'success', 'info', 'warning', 'error', 'neutral'] as const).map((color) => {
  const name = color === 'neutral' ? 'inverted' : color
  return { color, variant: 'solid' as const, class: `hover:bg-${name}/95 active:bg-${name}/95` }
})

const libraryIcons = ['node_modules/@nuxt/ui/dist/runtime', 'node_modules/@nuxt/ui/dist/shared']
// What the first look at the inbox shows; other icons come with whatever is opened next.
const openedFirst = [
  ...['SideBar.vue', 'DeskShell.vue', 'QueueLink.vue', 'PageLink.vue', 'UserCard.vue', 'EmptyState.vue', 'LoadError.vue', 'queues.ts'].map((name) => `src/shell/${name}`),
  ...['TicketRow.vue', 'TicketList.vue', 'ListHead.vue', 'look.ts'].map((name) => `src/features/tickets/${name}`),
  ...['QueueTools.vue', 'ViewLinks.vue', 'ViewIcon.vue', 'icons.ts'].map((name) => `src/features/views/${name}`),
  'src/features/notifications/BellButton.vue',
  'src/features/realtime/ConnectionBanner.vue',
  'src/pages/Inbox.vue',
]

export default defineConfig({
  base: '/',
  plugins: [
    vue(),
    toastGuards(),
    staticColors(palette),
    lucide(['src', ...libraryIcons], openedFirst),
    printFonts(),
    ui({
      colorMode: false,
      autoImport: false,
      components: { dts: 'components.d.ts', dirs: [] },
      ui: { colors: palette, button: { compoundVariants: solidButtons } },
    }),
  ],
  define: {
    // the parts of vue-i18n that nobody here uses stay out of the first load
    __VUE_I18N_LEGACY_API__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
  },
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: { outDir, emptyOutDir: true, sourcemap: false, target: 'es2022', manifest: true },
  server: {
    host: '127.0.0.1',
    port: Number(process.env.SAWASDESK_DEV_PORT ?? 5173),
    proxy: { '/api': { target: backend, ws: true } },
  },
  test: { environment: 'happy-dom', include: ['tests/**/*.test.ts'], globals: false },
})
