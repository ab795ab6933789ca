import type { Message } from '@/api/types'

const PREFIX = /^(?:\s*(?:re|fwd?|aw|sv|wg|antw|回复|转发|ตอบกลับ|ตอบ|ส่งต่อ)\s*(?:\[\d+\])?\s*[:：])+\s*/i
const TAG = /\s*\[\s*(?:[\w .&-]{1,40} )?#\s?\d{1,12}\s*\]\s*/g

/** What a ticket made of these messages could be called: the changed subject of the first that has one, else nothing. */
export function ownSubject(messages: readonly Pick<Message, 'subject' | 'subject_changed'>[]): string {
  const changed = messages.find((one) => one.subject_changed)
  return changed ? changed.subject.replace(TAG, ' ').replace(PREFIX, '').trim() : ''
}
