import { afterEach, describe, expect, it } from 'vitest'
import { forgetOlder, mergeDetail, type OpenTicket } from '@/features/messages/mergeDetail'
import { picking, startPicking, stopPicking, togglePick } from '@/features/messages/picking'
import { restSentenceFor } from '@/features/messages/restSentence'
import { sentenceFor } from '@/features/messages/historySentence'
import { ownSubject } from '@/features/ticket-merging/ownSubject'
import { TIES } from '@/features/ticket-merging/ties'
import en from '@/locales/en/history.rest.json'
import words from '@/locales/en/ticket_merging.json'
import { message, wholeTicket } from './support/tickets'

const open = (ids: string[], olderCursor: string | null): OpenTicket => ({
  ticket: wholeTicket(1), composer: null, messages: ids.map((id) => message(id, { created_at: `2026-11-21T09:0${id}:00Z` })), older_cursor: olderCursor, drafts: [], read_message_id: null, viewers: [], chat: null, as_of_seq: 1,
}) as unknown as OpenTicket
const idsOf = (ticket: OpenTicket) => ticket.messages.map((one) => one.id)

describe('a ticket that messages left', () => {
  it('shows what the server has, when that is everything there is', () => {
    expect(idsOf(mergeDetail(open(['1', '2', '3'], null), open(['2', '3'], null)))).toEqual(['2', '3'])
  })

  it('forgets what was scrolled back to once, and keeps it otherwise', () => {
    const known = open(['1', '2', '3'], 'before 1')
    expect(idsOf(mergeDetail(known, open(['2', '3'], 'before 2')))).toEqual(['1', '2', '3'])
    forgetOlder('ticket-1')
    expect(idsOf(mergeDetail(known, open(['2', '3'], 'before 2')))).toEqual(['2', '3'])
    expect(idsOf(mergeDetail(known, open(['2', '3'], 'before 2')))).toEqual(['1', '2', '3'])
  })
})

describe('picking messages', () => {
  afterEach(stopPicking)

  it('is about one ticket, and a second click puts a message back', () => {
    startPicking('ticket-1', 'a')
    togglePick('b')
    togglePick('a')
    expect([picking.ticketId, ...picking.ids]).toEqual(['ticket-1', 'b'])
    startPicking('ticket-2')
    expect([picking.ticketId, ...picking.ids]).toEqual(['ticket-2'])
  })
})

describe('the subject of a new ticket', () => {
  it.each([
    ['Re: Invoice', 'Invoice'],
    ['RE: FW: [Siam Audio #1042] Invoice', 'Invoice'],
    ['ตอบกลับ: ขอใบกำกับภาษี', 'ขอใบกำกับภาษี'],
    ['Retail prices', 'Retail prices'],
  ])('%s', (subject, wanted) => {
    expect(ownSubject([message('a', { subject: 'Speaker' }), message('b', { subject, subject_changed: true })])).toBe(wanted)
  })

  it('is left to the person when no mail changed it', () => {
    expect(ownSubject([message('a', { subject: 'Speaker' })])).toBe('')
  })
})

describe('history', () => {
  const writing = { language: 'en' as const, date: String, full: String }
  const say = (type: string, data: Record<string, unknown>) => {
    expect(sentenceFor({ type, data }).key).toBe('other')
    return restSentenceFor({ type, data }, writing)?.key
  }

  it('says on both tickets what happened', () => {
    const other = { operation_id: 'x', other_number: 7, message_count: 2 }
    const told = [
      say('ticket.merged', { ...other, role: 'source' }), say('ticket.merged', { ...other, role: 'target' }),
      say('ticket.merge_undone', { ...other, role: 'source' }), say('ticket.merge_undone', { ...other, role: 'target' }),
      say('message.moved', { ...other, role: 'source', how: 'split' }), say('message.moved', { ...other, role: 'target', how: 'split' }),
      say('message.moved', { ...other, role: 'source', how: 'move' }), say('message.moved', { ...other, role: 'target', how: 'move' }),
      say('message.moved_back', { ...other, role: 'source' }), say('message.moved_back', { ...other, role: 'target' }),
      say('ticket.linked', { kind: 'blocks', points: true, target_number: 7 }), say('ticket.linked', { kind: 'blocks', points: false, target_number: 7 }),
      say('ticket.linked', { kind: 'related', points: false, target_number: 7 }), say('ticket.unlinked', { kind: 'blocks', target_number: 7 }),
      say('ticket.parent_changed', { parent_id: 'p', parent_number: 7 }), say('ticket.parent_changed', { parent_id: null, parent_number_before: 7 }),
      say('ticket.child_changed', { change: 'added', child_number: 7 }), say('ticket.child_changed', { change: 'removed', child_number: 7 }),
      say('message.subject_kept', {}),
    ]
    expect(told).toEqual([
      'merged_away', 'merged_here', 'parted_away', 'parted_here', 'split_away', 'split_here', 'moved_away', 'moved_here', 'moved_back_here', 'moved_back_away', 'tied_blocks', 'tied_blocks_by', 'tied_related', 'untied', 'parent_set',
      'parent_cleared', 'child_added', 'child_removed', 'subject_kept',
    ])
    expect(told.filter((key) => !(key! in en))).toEqual([])
  })

  it('keeps the sentences of links that come by themselves', () => {
    expect(sentenceFor({ type: 'ticket.linked', data: { kind: 'follow_up', target_number: 7 } }).key).toBe('linked')
    expect(sentenceFor({ type: 'ticket.linked', data: { kind: 'copy', target_number: 7 } }).key).toBe('linked_copy')
  })
})

describe('ties', () => {
  it('have words for the menu and the dialog', () => {
    for (const { tie } of TIES) expect([tie in words.tie, tie in words.tie_title]).toEqual([true, true])
  })
})
