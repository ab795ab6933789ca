import type { Language, WidgetConfig } from '../contract'

/** What the script tag says: whose widget this is and where it came from. */
export interface Tag {
  key: string
  /** Address of the folder that widget.js lies in, with a slash at the end. */
  base: string
  language: string | null
  /** Looks and texts that the desk's preview tries out before they are saved. */
  preview: Partial<Pick<WidgetConfig, 'theme' | 'texts' | 'quick_replies'>> | null
}

/** The tag that runs right now, or else the first one that has a key; null when there is none. */
export function readTag(page: Document): Tag | null {
  const running = page.currentScript as HTMLScriptElement | null
  const script = running?.dataset.key ? running : page.querySelector<HTMLScriptElement>('script[data-key][src*="widget.js"]')
  const key = script?.dataset.key
  if (!script || !key) return null
  return {
    key,
    base: new URL('.', script.src).href,
    language: script.dataset.lang || null,
    preview: script.dataset.preview ? (JSON.parse(script.dataset.preview) as Tag['preview']) : null,
  }
}

/** The language to speak: what was asked for, else the page's own, else English; only one the widget has. */
export function chooseLanguage(asked: string | null, pageLanguage: string, offered: readonly Language[] = ['th', 'en']): Language {
  const wanted = [asked, pageLanguage].map((name) => (name ?? '').slice(0, 2).toLowerCase())
  const found = wanted.find((name): name is Language => (offered as readonly string[]).includes(name))
  return found ?? (offered.includes('en') ? 'en' : (offered[0] ?? 'en'))
}
