import { readFileSync, readdirSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Plugin } from 'vite'

const require = createRequire(import.meta.url)
const FIRST = 'virtual:lucide-first'
const REST = 'virtual:lucide-rest'
const ICON_NAME = /i-lucide-([a-z0-9-]+)/g

interface IconSet {
  icons: Record<string, unknown>
  aliases?: Record<string, { parent: string }>
}

function sourceFiles(path: string): string[] {
  if (!statSync(path).isDirectory()) return /\.(vue|ts|mjs|js)$/.test(path) ? [path] : []
  return readdirSync(path).flatMap((name) => sourceFiles(join(path, name)))
}

function namesIn(places: string[]): Set<string> {
  const files = places.flatMap(sourceFiles)
  return new Set(files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(ICON_NAME)].map((match) => match[1]!)))
}

function collection(names: Iterable<string>, all: IconSet, warn: (text: string) => void): string {
  const icons: Record<string, unknown> = {}
  const aliases: Record<string, unknown> = {}
  for (const name of names) {
    const alias = all.aliases?.[name]
    if (all.icons[name]) icons[name] = all.icons[name]
    else if (alias) {
      aliases[name] = alias
      icons[alias.parent] = all.icons[alias.parent]
    } else warn(`no lucide icon is called ${name}`)
  }
  return `export default ${JSON.stringify({ prefix: 'lucide', width: 24, height: 24, icons, aliases })}`
}

/**
 * Bundles exactly the lucide icons that `everywhere` names as `i-lucide-…`, so that no icon server is ever asked.
 * `virtual:lucide-first` is an Iconify collection of those named in `first`, the places that a desk opens with;
 * `virtual:lucide-rest` holds the others.
 */
export default function lucideSubset(everywhere: string[], first: string[]): Plugin {
  return {
    name: 'lucide-subset',
    resolveId: (source) => (source === FIRST || source === REST ? '\0' + source : undefined),
    load(source) {
      if (source !== '\0' + FIRST && source !== '\0' + REST) return undefined
      const all = JSON.parse(readFileSync(require.resolve('@iconify-json/lucide/icons.json'), 'utf8')) as IconSet
      const early = namesIn(first)
      const names = source.endsWith(FIRST) ? early : [...namesIn(everywhere)].filter((name) => !early.has(name))
      return collection(names, all, (text) => this.warn(text))
    },
  }
}
