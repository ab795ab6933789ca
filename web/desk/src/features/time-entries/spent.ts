import type { Language } from '@/api/types'

const UNITS: Record<Language, { hour: string; minute: string }> = { th: { hour: 'ชม.', minute: 'นาที' }, en: { hour: 'h', minute: 'min' } }

/** `1 h 25 min`. */
export function spentTime(minutes: number, language: Language): string {
  const { hour, minute } = UNITS[language]
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return [...(hours ? [`${hours.toLocaleString('en-US')} ${hour}`] : []), ...(rest || !hours ? [`${rest} ${minute}`] : [])].join(' ')
}

/** Minutes of what somebody typed: `25`, `1:30`, `1.5h`, `1h 30m`, `1 ชม. 30 นาที`; undefined for anything else. */
export function readSpent(text: string): number | undefined {
  const plain = text.trim().toLowerCase().replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50))
  const clock = /^(\d{1,2}):([0-5]\d)$/.exec(plain)
  if (clock) return Number(clock[1]) * 60 + Number(clock[2])
  if (/^\d{1,4}$/.test(plain)) return Number(plain)
  const worded = /^(?:(\d{1,2}(?:[.,]\d{1,2})?)\s*(?:h|hr|hours?|ชม\.?|ชั่วโมง))?\s*(?:(\d{1,4})\s*(?:m|min|minutes?|นาที|น\.?)?)?$/.exec(plain)
  if (!worded || (!worded[1] && !worded[2])) return undefined
  return Math.round(Number((worded[1] ?? '0').replace(',', '.')) * 60) + Number(worded[2] ?? 0)
}
