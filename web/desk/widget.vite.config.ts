import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

// The widget of web/widget/client: its sources bring no packages of their own, so the desk's tools build and test it.
const client = fileURLToPath(new URL('../widget/client', import.meta.url))

export default defineConfig({
  define: { __PANEL__: JSON.stringify('widget/assets/panel.js') },
  resolve: { alias: { vitest: fileURLToPath(new URL('./node_modules/vitest', import.meta.url)) } },
  server: { fs: { allow: [client, '.'] } },
  test: { environment: 'happy-dom', dir: client, include: ['**/tests/**/*.test.ts'], globals: false },
})
