import type { CallInput } from '@/api/types'

/** A call while it is being noted. It is kept on this computer until it is saved, so that closing by mistake loses nothing. */
export interface CallDraft {
  clientId: string
  /** What stands in the field: a number, or letters of a name. */
  text: string
  direction: 'inbound' | 'outbound'
  isMissed: boolean
  beganAt: string
  /** When the person stopped the clock; it runs until saving otherwise. */
  stoppedAt: string | null
  lineId: string | null
  contactId: string | null
  newName: string
  /** '' begins a ticket of its own. */
  ticketId: string
  outcome: string
  note: string
  isSolved: boolean
  callBackAt: string | null
}

const KEY = 'sawasdesk.call'
const KEPT_FOR = 12 * 3_600_000

export function newDraft(now: number): CallDraft {
  return {
    clientId: crypto.randomUUID(), text: '', direction: 'inbound', isMissed: false, beganAt: new Date(now).toISOString(), stoppedAt: null, lineId: null,
    contactId: null, newName: '', ticketId: '', outcome: '', note: '', isSolved: false, callBackAt: null,
  }
}

/** Whether somebody has put anything into it that would be missed. */
export const isWorthKeeping = (draft: CallDraft): boolean => Boolean(draft.text.trim() || draft.note.trim() || draft.newName.trim())

export function keepDraft(draft: CallDraft): void {
  if (isWorthKeeping(draft)) localStorage.setItem(KEY, JSON.stringify(draft))
  else localStorage.removeItem(KEY)
}

export function forgetDraft(): void {
  localStorage.removeItem(KEY)
}

/** The call that was begun and not saved, unless it is half a day old or of another make. */
export function keptDraft(now: number): CallDraft | null {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null') as CallDraft | null
    if (!kept || now - Date.parse(kept.beganAt) > KEPT_FOR) return null
    return { ...newDraft(now), ...kept }
  } catch {
    return null
  }
}

/** Seconds the call has lasted so far. */
export function secondsOf(draft: CallDraft, now: number): number {
  return Math.max(0, ((draft.stoppedAt ? Date.parse(draft.stoppedAt) : now) - Date.parse(draft.beganAt)) / 1000)
}

const DIGITS = /^[+(]?[\d\u0E50-\u0E59\s().-]+$/
/** What begins an extension, as far as it is typed: "02 123 4567 ต่อ 12", "ext. 12", "#12". */
const EXTENSION = /\s*(?:ต่?อ?|กด?|e(?:xt?)?\.?|x|#|,)\s*[\d\u0E50-\u0E59]{0,6}$/i
const FEWEST_BEFORE = 6
/** The number of the switchboard: what was typed without the extension behind it. */
export function withoutExtension(text: string): string {
  const number = text.trim().replace(EXTENSION, '')
  return (number.match(/[\d\u0E50-\u0E59]/g)?.length ?? 0) < FEWEST_BEFORE ? text.trim() : number
}
/** Digits (Thai ones too) mean a number, anything else letters of a name. */
export const isNumber = (text: string): boolean => DIGITS.test(withoutExtension(text))

/** What goes to the server. `subject` names a new ticket, `callBackTitle` the task. */
export function toInput(draft: CallDraft, now: number, words: { subject: string; callBackTitle: string }): CallInput {
  const end = draft.stoppedAt ?? new Date(now).toISOString()
  const typed = draft.text.trim()
  return {
    client_id: draft.clientId,
    direction: draft.direction,
    number: isNumber(typed) ? typed : '',
    contact_id: draft.contactId,
    new_name: draft.contactId ? '' : draft.newName.trim() || (isNumber(typed) ? '' : typed),
    ticket_id: draft.ticketId || null,
    subject: draft.ticketId ? '' : words.subject,
    line_id: draft.lineId,
    began_at: draft.beganAt,
    ended_at: draft.isMissed ? null : end,
    is_missed: draft.isMissed,
    outcome_code: draft.outcome,
    note: draft.note.trim(),
    set_status: draft.isSolved ? 'solved' : null,
    call_back: draft.callBackAt ? { title: words.callBackTitle, due_at: draft.callBackAt } : null,
  }
}
