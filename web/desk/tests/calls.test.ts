import { beforeEach, describe, expect, it } from 'vitest'
import { callBackTimes, nextCallBack } from '@/features/calls/callBack'
import { forgetDraft, isNumber, keepDraft, keptDraft, newDraft, secondsOf, toInput, withoutExtension } from '@/features/calls/draft'

const NOW = Date.parse('2026-11-20T03:00:00Z') // 10:00 in Bangkok
const WORDS = { subject: 'Call from Somchai', callBackTitle: 'Call Somchai back' }

describe('a call being noted', () => {
  beforeEach(() => localStorage.clear())

  it.each([['081-234-5678', true], ['+66 81 234', true], ['๐๘๑ ๒๓๔', true], ['สมชาย', false], ['081a', false], ['', false], ['02 123 4567 ต่อ 12', true], ['02 123 4567 ต', true], ['02-123-4567 ext. 12', true], ['021234567 #', true], ['081-234-5678 สมชาย', false], ['คุณต่อ 12', false]])('%s is a number: %s', (text, wanted) => {
    expect(isNumber(text)).toBe(wanted)
  })

  it.each([['02 123 4567 ต่อ 12', '02 123 4567'], ['02-123-4567 ext', '02-123-4567'], ['๐๒๑๒๓๔๕๖๗ ต่อ ๑๒', '๐๒๑๒๓๔๕๖๗'], ['1669', '1669'], ['12 ต่อ 3', '12 ต่อ 3'], [' มานี ', 'มานี']])('%s is looked up as %s', (text, wanted) => {
    expect(withoutExtension(text)).toBe(wanted)
  })

  it('is kept until it is saved, for half a day, if there is anything in it', () => {
    const draft = newDraft(NOW)
    keepDraft(draft)
    expect(keptDraft(NOW)).toBeNull()
    keepDraft({ ...draft, text: '0812345678', note: 'ลำโพง' })
    expect(keptDraft(NOW + 60_000)?.note).toBe('ลำโพง')
    expect(keptDraft(NOW + 60_000)?.clientId).toBe(draft.clientId)
    expect(keptDraft(NOW + 13 * 3_600_000)).toBeNull()
    forgetDraft()
    expect(keptDraft(NOW)).toBeNull()
    localStorage.setItem('sawasdesk.call', '{"beganAt":')
    expect(keptDraft(NOW)).toBeNull()
  })

  it('lasts from opening to saving, unless the clock was stopped', () => {
    const draft = newDraft(NOW)
    expect(secondsOf(draft, NOW + 65_000)).toBe(65)
    draft.stoppedAt = new Date(NOW + 30_000).toISOString()
    expect(secondsOf(draft, NOW + 65_000)).toBe(30)
    expect(toInput(draft, NOW + 65_000, WORDS).ended_at).toBe('2026-11-20T03:00:30.000Z')
  })

  it('says a number, a chosen customer or a new name', () => {
    const draft = { ...newDraft(NOW), text: '0812345678', newName: 'มานี' }
    expect(toInput(draft, NOW, WORDS)).toMatchObject({ number: '0812345678', new_name: 'มานี', ticket_id: null, subject: WORDS.subject, call_back: null })
    expect(toInput({ ...draft, contactId: 'c1' }, NOW, WORDS)).toMatchObject({ contact_id: 'c1', new_name: '' })
    expect(toInput({ ...draft, text: 'มานะ', newName: '' }, NOW, WORDS)).toMatchObject({ number: '', new_name: 'มานะ' })
  })

  it('goes to the ticket that was chosen, missed calls have no end, promises have a time', () => {
    const draft = { ...newDraft(NOW), ticketId: 't1', isMissed: true, isSolved: true, callBackAt: '2026-11-20T04:00:00.000Z' }
    expect(toInput(draft, NOW, WORDS)).toMatchObject({ ticket_id: 't1', subject: '', ended_at: null, is_missed: true, set_status: 'solved', call_back: { title: WORDS.callBackTitle, due_at: '2026-11-20T04:00:00.000Z' } })
  })
})

describe('times to call back', () => {
  it('are those of the company, and the afternoon only while it is ahead', () => {
    expect(callBackTimes(NOW, 'Asia/Bangkok').map((one) => one.at)).toEqual(['2026-11-20T04:00:00.000Z', '2026-11-20T07:00:00.000Z', '2026-11-21T02:00:00.000Z', '2026-11-27T02:00:00.000Z'])
    expect(callBackTimes(NOW + 5 * 3_600_000, 'Asia/Bangkok').map((one) => one.name)).toEqual(['soon', 'tomorrow', 'next_week'])
  })

  it('follow one another by a key, and end with none', () => {
    let at: string | null = null
    const seen = []
    do seen.push((at = nextCallBack(at, NOW, 'Asia/Bangkok')))
    while (at)
    expect(seen).toHaveLength(5)
  })
})
