import { createI18n } from 'vue-i18n'
import type { Language } from '@/api/types'

export const LANGUAGES: Language[] = ['th', 'en']
const STORAGE_KEY = 'sawasdesk.language'
const bundles = { th: () => import('@/locales/th'), en: () => import('@/locales/en') }

function rememberedLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang') ?? localStorage.getItem(STORAGE_KEY)
  return asked === 'en' ? 'en' : 'th'
}

export const i18n = createI18n({ legacy: false, locale: rememberedLanguage(), fallbackLocale: false, messages: {} })

const loaded = new Set<Language>()

/** Loads the sentences of a language once and switches the whole desk to it. */
export async function useLanguage(language: Language = i18n.global.locale.value as Language): Promise<void> {
  if (!loaded.has(language)) {
    const bundle = await bundles[language]()
    i18n.global.setLocaleMessage(language, bundle.default as never)
    loaded.add(language)
  }
  i18n.global.locale.value = language as never
  document.documentElement.lang = language
  localStorage.setItem(STORAGE_KEY, language)
}
