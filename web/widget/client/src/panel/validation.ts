import type { PreChatField } from '../contract'

export type FieldProblem = 'required' | 'badEmail' | 'badPhone'

/** What is wrong with an answer before the chat; null when it will do. The server looks again. */
export function problemOfAnswer(field: PreChatField, answer: string): FieldProblem | null {
  const text = answer.trim()
  if (!text) return field.required ? 'required' : null
  if (field.type === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(text)) return 'badEmail'
  if (field.type === 'phone' && !/^\+?[\d\s()./-]{6,24}$/.test(text.replace(/[๐-๙]/g, thaiDigit))) return 'badPhone'
  return null
}

function thaiDigit(digit: string): string {
  return String(digit.charCodeAt(0) - 0x0e50)
}

export interface Profile {
  name?: string
  email?: string
  phone?: string
  fields: Record<string, string>
}

const OWN = new Set(['name', 'email', 'phone'])

/** Answers by key as the server wants them: the visitor's own fields, and the company's questions. */
export function profileOf(answers: Readonly<Record<string, string>>): Profile {
  const profile: Profile = { fields: {} }
  for (const [key, answer] of Object.entries(answers)) {
    const text = answer.trim()
    if (!text) continue
    if (OWN.has(key)) profile[key as 'name'] = text
    else profile.fields[key] = text
  }
  return profile
}
