// Prints the compressed size of the scripts that opening the inbox needs, and fails above the budget.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const BUDGET = 220 * 1024
const out = process.env.SAWASDESK_DESK_OUT ?? '../static/desk'
const manifest = JSON.parse(readFileSync(join(out, '.vite/manifest.json'), 'utf8'))
const entries = ['index.html', 'src/shell/DeskShell.vue', 'src/pages/Inbox.vue', 'src/locales/th.ts']
const files = new Set()

function visit(key) {
  const chunk = manifest[key]
  if (!chunk) throw new Error(`the build has no ${key}`)
  if (files.has(chunk.file)) return
  files.add(chunk.file)
  for (const imported of chunk.imports ?? []) visit(imported)
}

entries.forEach(visit)
let total = 0
for (const file of [...files].filter((name) => name.endsWith('.js'))) {
  const size = gzipSync(readFileSync(join(out, file))).length
  total += size
  console.log(`${(size / 1024).toFixed(1).padStart(8)} kB  ${file}`)
}
console.log(`${(total / 1024).toFixed(1).padStart(8)} kB  first load, budget ${BUDGET / 1024} kB`)
process.exitCode = total > BUDGET ? 1 : 0
