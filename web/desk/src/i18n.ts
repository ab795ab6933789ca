import { createI18n } from 'vue-i18n'
import type { Language } from '@/api/types'

export const LANGUAGES: Language[] = ['th', 'en']
const STORAGE_KEY = 'sawasdesk.language'
type Bundle = { default: Record<string, Record<string, unknown>> }
const inbox: Record<Language, () => Promise<Bundle>> = { th: () => import('@/locales/th'), en: () => import('@/locales/en') }
const rest: Record<Language, () => Promise<Bundle>> = { th: () => import('@/locales/th.rest'), en: () => import('@/locales/en.rest') }

function rememberedLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang') ?? localStorage.getItem(STORAGE_KEY)
  return asked === 'en' ? 'en' : 'th'
}

export const i18n = createI18n({ legacy: false, locale: rememberedLanguage(), fallbackLocale: false, messages: {} })

const loaded = new Set<string>()
let needsRest = false

async function add(part: string, language: Language, load: () => Promise<Bundle>): Promise<void> {
  if (loaded.has(part + language)) return
  i18n.global.mergeLocaleMessage(language, (await load()).default as never)
  loaded.add(part + language)
}

const current = () => i18n.global.locale.value as Language

/** Loads the sentences of a language once and switches the whole desk to it. */
export async function useLanguage(language: Language = current()): Promise<void> {
  await Promise.all([add('inbox', language, inbox[language]), needsRest && add('rest', language, rest[language])])
  i18n.global.locale.value = language as never
  document.documentElement.lang = language
  localStorage.setItem(STORAGE_KEY, language)
}

/** Loads what the pages beside the inbox say; they wait for it. */
export async function useEveryPage(): Promise<void> {
  needsRest = true
  await add('rest', current(), rest[current()])
}

/** Loads the sentences of the other language too, for whoever looks for something by its words. */
export async function useBothLanguages(): Promise<void> {
  await Promise.all(LANGUAGES.flatMap((language) => [add('inbox', language, inbox[language]), add('rest', language, rest[language])]))
}

/** Loads a part of the inbox that says what only other pages say; its sentences come with it. */
export async function withEveryWord<T>(load: () => Promise<T>): Promise<T> {
  const [part] = await Promise.all([load(), useEveryPage()])
  return part
}
