import type { Language } from '@/api/types'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Thai dates are written in the Buddhist era (2569), English ones in the common era (2026). */
const LOCALE: Record<Language, string> = { th: 'th-TH-u-ca-buddhist-nu-latn', en: 'en-GB' }
const UNITS: Record<Language, { now: string; minute: string; hour: string; day: string; month: string; year: string }> = {
  th: { now: 'เมื่อครู่', minute: 'นาที', hour: 'ชม.', day: 'วัน', month: 'เดือน', year: 'ปี' },
  en: { now: 'now', minute: 'min', hour: 'h', day: 'd', month: 'mo', year: 'y' },
}

const formats = new Map<string, Intl.DateTimeFormat>()

function format(language: Language, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${timeZone} ${JSON.stringify(options)}`
  let found = formats.get(key)
  if (!found) {
    found = new Intl.DateTimeFormat(LOCALE[language], { timeZone, ...options })
    formats.set(key, found)
  }
  return found
}

/** How long ago, in one unit: `2 นาที`, `3 h`. Instants in the future count as now. */
export function shortAge(instant: string, now: number, language: Language): string {
  const age = now - Date.parse(instant)
  const unit = UNITS[language]
  if (age < MINUTE) return unit.now
  if (age < HOUR) return `${Math.floor(age / MINUTE)} ${unit.minute}`
  if (age < DAY) return `${Math.floor(age / HOUR)} ${unit.hour}`
  if (age < 31 * DAY) return `${Math.floor(age / DAY)} ${unit.day}`
  if (age < 365 * DAY) return `${Math.floor(age / (30.44 * DAY))} ${unit.month}`
  return `${Math.floor(age / (365.25 * DAY))} ${unit.year}`
}

/** `09:12` in the company's time zone. */
export function clockTime(instant: string, language: Language, timeZone: string): string {
  return format(language, timeZone, { hour: '2-digit', minute: '2-digit', hour12: false }).format(new Date(instant))
}

/** `จันทร์ที่ 16 พฤศจิกายน 2569`, without the year's era mark. */
export function longDate(instant: string, language: Language, timeZone: string): string {
  const parts = format(language, timeZone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).formatToParts(new Date(instant))
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((found) => found.type === type)?.value ?? ''
  const date = `${part('day')} ${part('month')} ${part('year')}`
  return language === 'th' ? `${part('weekday')}ที่ ${date}` : `${part('weekday')}, ${date}`
}

/** `16 พ.ย. 2569`. */
export function shortDate(instant: string, language: Language, timeZone: string): string {
  const parts = format(language, timeZone, { day: 'numeric', month: 'short', year: 'numeric' }).formatToParts(new Date(instant))
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((found) => found.type === type)?.value ?? ''
  return `${part('day')} ${part('month')} ${part('year')}`
}

/** `16 พ.ย. 2569 09:12`, for tooltips and details. */
export function dateTime(instant: string, language: Language, timeZone: string): string {
  return `${shortDate(instant, language, timeZone)} ${clockTime(instant, language, timeZone)}`
}

/** `2026-11-16`: equal for two instants of one day in that zone. */
export function dayKey(instant: string | number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date(instant))
}

/** Whole days between an instant's day and today in that zone: 0 today, 1 yesterday. */
export function daysAgo(instant: string, now: number, timeZone: string): number {
  return Math.round((Date.parse(dayKey(now, timeZone)) - Date.parse(dayKey(instant, timeZone))) / DAY)
}
