import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createI18n } from 'vue-i18n'

type Messages = { [key: string]: string | Messages }
const LOCALES = join(__dirname, '../src/locales')

function flatten(messages: Messages, prefix: string): string[] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${prefix}.${key}`] : flatten(value, `${prefix}.${key}`),
  )
}

function keysOf(language: string): Set<string> {
  const files = readdirSync(join(LOCALES, language))
  return new Set(
    files.flatMap((file) => flatten(JSON.parse(readFileSync(join(LOCALES, language, file), 'utf8')), file.replace(/(\.rest)?\.json$/, ''))),
  )
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return sources(path)
    return /\.(vue|ts)$/.test(entry.name) ? [path] : []
  })
}

describe('sentences', () => {
  const thai = keysOf('th')
  const english = keysOf('en')

  it('are the same set in both languages', () => {
    expect([...thai].filter((key) => !english.has(key))).toEqual([])
    expect([...english].filter((key) => !thai.has(key))).toEqual([])
  })

  it('can all be read', () => {
    for (const language of ['th', 'en']) {
      const global = createI18n({ legacy: false, locale: language, messages: {}, missingWarn: false }).global as unknown as { t: (key: string, words: object) => string; mergeLocaleMessage: (language: string, messages: object) => void }
      for (const file of readdirSync(join(LOCALES, language))) {
        global.mergeLocaleMessage(language, { [file.replace(/(\.rest)?\.json$/, '')]: JSON.parse(readFileSync(join(LOCALES, language, file), 'utf8')) })
      }
      for (const key of thai) expect(global.t(key, {}), language).not.toBe(key)
    }
  })

  it('exist for every key that the source names', () => {
    const named = sources(join(__dirname, '../src')).flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/\bt\(\s*'([a-z_]+\.[a-z0-9_.]+)'|(?:Key|labelKey|titleKey): '([a-z_]+\.[a-z0-9_.]+)'/g)].map(
        (match) => `${match[1] ?? match[2]}`,
      ),
    )
    expect([...new Set(named)].filter((key) => !thai.has(key) && !key.endsWith('.'))).toEqual([])
  })
})
