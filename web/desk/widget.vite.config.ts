import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

// The widget of web/widget/client: its sources bring no packages of their own, so the desk's tools build and test it.
const client = fileURLToPath(new URL('../widget/client', import.meta.url))

export default defineConfig({
  root: client,
  define: { __PANEL__: JSON.stringify('widget/assets/panel.js') },
  resolve: { alias: { vitest: fileURLToPath(new URL('./node_modules/vitest', import.meta.url)) } },
  test: { environment: 'happy-dom', include: ['tests/**/*.test.ts'], globals: false },
})
