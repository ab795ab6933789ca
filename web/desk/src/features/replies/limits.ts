import type { Attachment, Composer as ComposerWay } from '@/api/types'

/** What speaks against an answer: a code of the server's policy, or one that is found here while it is written. */
export interface PolicyProblem {
  code: string
  limit?: number | null
  attachment_id?: string | null
  address?: string | null
}

type Capabilities = ComposerWay['capabilities']

const isAllowed = (type: string, allowed: string[]) => allowed.includes(type) || allowed.includes(`${type.split('/')[0]}/*`)

/**
 * What the server would refuse (ticketing/replies/policy.py), told before it is asked: too long, files the channel does not take, a
 * window that has closed.
 */
export function liveProblems(text: string, files: Attachment[], can: Capabilities, windowClosesAt: string | null, now: number): PolicyProblem[] {
  const found: PolicyProblem[] = []
  if (windowClosesAt && Date.parse(windowClosesAt) <= now) found.push({ code: 'window_over' })
  if (can.max_text_length !== null && text.length > can.max_text_length) found.push({ code: 'text_too_long', limit: can.max_text_length })
  if (files.length && !can.can_attach) return [...found, { code: 'attachments_not_possible' }]
  if (files.length > can.max_attachments) found.push({ code: 'too_many_attachments', limit: can.max_attachments })
  for (const file of files) {
    if (file.size > can.max_attachment_bytes) found.push({ code: 'attachment_too_large', limit: can.max_attachment_bytes, attachment_id: file.id })
    if (can.allowed_content_types.length && !isAllowed(file.content_type, can.allowed_content_types)) found.push({ code: 'file_type_not_allowed', attachment_id: file.id })
  }
  const together = files.reduce((sum, file) => sum + file.size, 0)
  if (together > can.max_attachment_bytes && files.every((file) => file.size <= can.max_attachment_bytes)) found.push({ code: 'attachments_too_large', limit: can.max_attachment_bytes })
  return found
}

/** How many characters are left, once that is worth knowing; null before. */
export function charactersLeft(text: string, limit: number | null): number | null {
  return limit !== null && text.length > limit * 0.8 ? limit - text.length : null
}
