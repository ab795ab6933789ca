import { readFileSync, readdirSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Plugin } from 'vite'

const require = createRequire(import.meta.url)
const VIRTUAL = 'virtual:lucide-subset'
const RESOLVED = '\0' + VIRTUAL
const ICON_NAME = /i-lucide-([a-z0-9-]+)/g

interface IconSet {
  icons: Record<string, unknown>
  aliases?: Record<string, { parent: string }>
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) return sourceFiles(path)
    return /\.(vue|ts|mjs|js)$/.test(name) ? [path] : []
  })
}

/**
 * Bundles exactly the lucide icons that the given folders name as `i-lucide-…`, so that no icon server is ever asked.
 * Importing `virtual:lucide-subset` gives an Iconify collection.
 */
export default function lucideSubset(folders: string[]): Plugin {
  return {
    name: VIRTUAL,
    resolveId: (source) => (source === VIRTUAL ? RESOLVED : undefined),
    load(source) {
      if (source !== RESOLVED) return undefined
      const all = JSON.parse(readFileSync(require.resolve('@iconify-json/lucide/icons.json'), 'utf8')) as IconSet
      const names = new Set<string>()
      for (const file of folders.flatMap(sourceFiles)) {
        for (const match of readFileSync(file, 'utf8').matchAll(ICON_NAME)) names.add(match[1]!)
      }
      const icons: Record<string, unknown> = {}
      const aliases: Record<string, unknown> = {}
      for (const name of names) {
        const alias = all.aliases?.[name]
        if (all.icons[name]) icons[name] = all.icons[name]
        else if (alias) {
          aliases[name] = alias
          icons[alias.parent] = all.icons[alias.parent]
        } else this.warn(`no lucide icon is called ${name}`)
      }
      return `export default ${JSON.stringify({ prefix: 'lucide', width: 24, height: 24, icons, aliases })}`
    },
  }
}
