// Builds web/widget/client into its dist folder: first the panel, an ES module named by its content, then the loader,
// a classic script (a page includes it without type="module") that knows the panel's name. Prints the sizes, and fails
// when a page would load more than the budget before the chat is opened for the first time.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'

const BUDGET = 20 * 1000
const client = fileURLToPath(new URL('../../widget/client', import.meta.url))
const dist = process.env.SAWASDESK_WIDGET_OUT ?? join(client, 'dist')

const shared = (entry, format, fileName, define, emptyOutDir) => ({
  root: client,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  define: { 'process.env.NODE_ENV': '"production"', ...define },
  build: {
    outDir: dist,
    emptyOutDir,
    target: 'es2022',
    minify: true,
    reportCompressedSize: false,
    lib: { entry: join(client, entry), formats: [format], name: 'sawasdeskWidget', fileName: () => fileName },
    rolldownOptions: { output: { entryFileNames: fileName, minify: true } },
  },
})

await build(shared('src/panel/main.ts', 'es', 'assets/panel-[hash].js', {}, true))
const panel = readdirSync(join(dist, 'assets')).find((name) => /^panel-.*\.js$/.test(name))
if (!panel) throw new Error('the build has no panel')
await build(shared('src/loader/main.ts', 'iife', 'widget.js', { __PANEL__: JSON.stringify(`widget/assets/${panel}`) }, false))

const size = (name) => gzipSync(readFileSync(join(dist, name)), { level: 9 }).length
const first = size('widget.js')
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1).padStart(6)} kB gz`
console.log(`${kilobytes(first)}  widget.js, before the first open (budget ${BUDGET / 1000} kB)`)
console.log(`${kilobytes(size(`assets/${panel}`))}  assets/${panel}, on the first open`)
if (first > BUDGET) {
  console.error('The widget is over its budget.')
  process.exitCode = 1
}
