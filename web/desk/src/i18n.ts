import { createI18n } from 'vue-i18n'
import type { Language } from '@/api/types'

export const LANGUAGES: Language[] = ['th', 'en']
const STORAGE_KEY = 'sawasdesk.language'
type Bundle = { default: Record<string, Record<string, unknown>> }
/** What is loaded with the inbox, with the composer under a ticket, and with every other page. */
type Part = 'inbox' | 'composer' | 'rest'
const bundles: Record<Part, Record<Language, () => Promise<Bundle>>> = {
  inbox: { th: () => import('@/locales/th'), en: () => import('@/locales/en') },
  composer: { th: () => import('@/locales/th.composer'), en: () => import('@/locales/en.composer') },
  rest: { th: () => import('@/locales/th.rest'), en: () => import('@/locales/en.rest') },
}

function rememberedLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang') ?? localStorage.getItem(STORAGE_KEY)
  return asked === 'en' ? 'en' : 'th'
}

export const i18n = createI18n({ legacy: false, locale: rememberedLanguage(), fallbackLocale: false, messages: {} })

const loaded = new Set<string>()
const needed = new Set<Part>(['inbox'])
const current = () => i18n.global.locale.value as Language

async function add(part: Part, language: Language): Promise<void> {
  if (loaded.has(part + language)) return
  i18n.global.mergeLocaleMessage(language, (await bundles[part][language]()).default as never)
  loaded.add(part + language)
}

async function need(part: Part): Promise<void> {
  needed.add(part)
  await add(part, current())
}

/** Loads the sentences of a language once and switches the whole desk to it. */
export async function useLanguage(language: Language = current()): Promise<void> {
  await Promise.all([...needed].map((part) => add(part, language)))
  i18n.global.locale.value = language as never
  document.documentElement.lang = language
  localStorage.setItem(STORAGE_KEY, language)
}

/** Loads what the pages beside the inbox say; they wait for it. */
export const useEveryPage = (): Promise<void> => need('rest')

/** Loads the sentences of the other language too, for whoever looks for something by its words. */
export async function useBothLanguages(): Promise<void> {
  await Promise.all(LANGUAGES.flatMap((language) => [add('inbox', language), add('rest', language)]))
}

/** Loads a part of a ticket that speaks with the composer's words; they come with it. */
export async function withComposerWords<T>(load: () => Promise<T>): Promise<T> {
  const [part] = await Promise.all([load(), need('composer')])
  return part
}

/** Loads a part of the inbox that says what only other pages say; its sentences come with it. */
export async function withEveryWord<T>(load: () => Promise<T>): Promise<T> {
  const [part] = await Promise.all([load(), useEveryPage()])
  return part
}
