import type { Language } from '@/api/types'

/** Words in braces that the server replaces in an acknowledgement. */
export const PLACEHOLDERS = ['number', 'name', 'subject', 'brand'] as const
export type Placeholder = (typeof PLACEHOLDERS)[number]

export const DEFAULT_TEXTS: Record<Language, string> = {
  th: 'สวัสดีค่ะ คุณ{name}\n\nเราได้รับข้อความของคุณเรื่อง “{subject}” แล้ว หมายเลขเรื่องคือ {number}\nทีมงานจะรีบตรวจสอบและตอบกลับโดยเร็วที่สุด หากมีข้อมูลเพิ่มเติม ตอบกลับอีเมลฉบับนี้ได้เลยค่ะ\n\n{brand}',
  en: 'Hello {name},\n\nWe have received your message “{subject}”. Its number is {number}.\nWe will look into it and answer as soon as we can. To add something, just reply to this mail.\n\n{brand}',
}

const SAMPLES: Record<Language, Record<Placeholder, string>> = {
  th: { number: '1042', name: 'สมหญิง ใจดี', subject: 'ลำโพงไม่มีเสียงข้างซ้าย', brand: 'ร้านตัวอย่าง' },
  en: { number: '1042', name: 'Jane Miller', subject: 'No sound from the left speaker', brand: 'Example shop' },
}

/** The text as a customer would get it, with made-up values. Unknown words in braces stay as they are. */
export function preview(text: string, language: Language, brand: string): string {
  const values: Record<string, string> = { ...SAMPLES[language], ...(brand ? { brand } : {}) }
  return text.replace(/\{(\w+)\}/g, (whole, word: string) => values[word] ?? whole)
}

/** Words in braces that the server does not know and would send as they are. */
export function unknownPlaceholders(text: string): string[] {
  const known: readonly string[] = PLACEHOLDERS
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!))].filter((word) => !known.includes(word))
}

/** Puts a placeholder where the cursor stands; gives the text and the cursor after it. */
export function insertAt(text: string, placeholder: Placeholder, start: number, end: number): { text: string; cursor: number } {
  const word = `{${placeholder}}`
  return { text: text.slice(0, start) + word + text.slice(end), cursor: start + word.length }
}
