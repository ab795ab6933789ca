import type { Language } from '../contract'

const DAY = 86_400_000
/** Thai dates are written in the Buddhist era (2569), English ones in the common era (2026). */
const LOCALE: Record<Language, string> = { th: 'th-TH-u-ca-buddhist-nu-latn', en: 'en-GB' }

/** `09:12` in the visitor's own time zone. */
export function clockTime(instant: string, language: Language, timeZone?: string): string {
  return new Intl.DateTimeFormat(LOCALE[language], { hour: '2-digit', minute: '2-digit', hour12: false, timeZone }).format(new Date(instant))
}

/** `2026-11-16`: equal for two instants of one day. */
export function dayKey(instant: string | number, timeZone?: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date(instant))
}

/** `Today`, `Yesterday`, else `16 November 2026` or `16 พฤศจิกายน 2569`. */
export function dayName(instant: string, language: Language, words: { today: string; yesterday: string }, now = Date.now(), timeZone?: string): string {
  const day = dayKey(instant, timeZone)
  if (day === dayKey(now, timeZone)) return words.today
  if (day === dayKey(now - DAY, timeZone)) return words.yesterday
  const parts = new Intl.DateTimeFormat(LOCALE[language], { day: 'numeric', month: 'long', year: 'numeric', timeZone }).formatToParts(new Date(instant))
  // Without the era's mark (พ.ศ.), which everyday Thai leaves out.
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((found) => found.type === type)?.value ?? ''
  return `${part('day')} ${part('month')} ${part('year')}`
}

/** When they are back: `09:00`, or `Mon 09:00` on another day, with the word between that the language wants. */
export function openingTime(instant: string, language: Language, now = Date.now(), timeZone?: string): string {
  const time = clockTime(instant, language, timeZone)
  if (dayKey(instant, timeZone) === dayKey(now, timeZone)) return language === 'th' ? `เวลา ${time} น.` : `at ${time}`
  const weekday = new Intl.DateTimeFormat(LOCALE[language], { weekday: 'long', timeZone }).format(new Date(instant))
  const day = Math.abs(Date.parse(instant) - now) < 6 * DAY ? weekday : dayName(instant, language, { today: '', yesterday: '' }, now, timeZone)
  return language === 'th' ? `${day} เวลา ${time} น.` : `${day} at ${time}`
}

/** `820 kB`, `2.4 MB`. */
export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  const kilobytes = bytes / 1024
  return kilobytes < 1000 ? `${Math.round(kilobytes)} kB` : `${(kilobytes / 1024).toFixed(1).replace('.0', '')} MB`
}
