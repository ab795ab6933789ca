import { describe, expect, it } from 'vitest'
import type { Contact, HistoryItem } from '@/api/types'
import { actionsFor, undoSeconds } from '@/features/messages/delivery'
import { frameHtml } from '@/features/messages/frame'
import { sentenceFor } from '@/features/messages/historySentence'
import { buildTimeline, firstUnread } from '@/features/messages/timeline'
import { defaultRecipients, parseAddresses } from '@/features/replies/recipients'
import { expectedOf } from '@/features/tickets/expected'
import { message, wholeTicket } from './support/tickets'

const line = (id: string, type: string, occurred_at: string, data = {}): HistoryItem => ({ id, seq: null, type, actor: { kind: 'user', id: 'u', name: 'ก้อง' }, occurred_at, data, reason: null })

describe('the timeline', () => {
  const options = { timeZone: 'Asia/Bangkok', hasOlder: false }

  it('puts days, messages and history in order', () => {
    const entries = buildTimeline(
      [message('a', { created_at: '2026-11-20T09:00:00Z' }), message('b', { created_at: '2026-11-21T09:00:00Z' })],
      [line('h3', 'message.received', '2026-11-21T09:00:00Z'), line('h2', 'ticket.tagged', '2026-11-20T10:00:00Z'), line('h1', 'ticket.assigned', '2026-11-20T10:00:00Z')],
      options,
    )
    expect(entries.map((entry) => entry.kind)).toEqual(['day', 'message', 'history', 'day', 'message'])
    expect(entries[2]).toMatchObject({ items: [{ id: 'h1' }, { id: 'h2' }] })
  })

  it('joins what one person says in a row', () => {
    const entries = buildTimeline([message('a', { created_at: '2026-11-21T09:00:00Z' }), message('b', { created_at: '2026-11-21T09:02:00Z' }), message('c', { created_at: '2026-11-21T09:30:00Z' })], [], options)
    expect(entries.flatMap((entry) => (entry.kind === 'message' ? [entry.isContinued] : []))).toEqual([false, true, false])
  })

  it('marks the first unread message and holds back history older than what is loaded', () => {
    const messages = [message('a', { created_at: '2026-11-21T09:00:00Z' }), message('b', { created_at: '2026-11-21T10:00:00Z' })]
    expect(firstUnread(messages, 'a')).toBe('b')
    expect(firstUnread(messages, 'b')).toBeNull()
    const entries = buildTimeline(messages, [line('old', 'ticket.opened', '2026-11-01T00:00:00Z')], { ...options, hasOlder: true, firstUnreadId: 'b' })
    expect(entries.map((entry) => entry.kind)).toEqual(['day', 'message', 'unread', 'message'])
  })
})

describe('history sentences', () => {
  it.each([
    ['ticket.assigned', { owner_id: 'n', owner_name: 'นก', owner_before: null, team_id: null, team_before: null }, 'assigned', { owner: 'นก' }],
    ['ticket.assigned', { owner_id: 'n', owner_name: 'นก', owner_before: null, team_id: 't', team_name: 'ซ่อม', team_before: null }, 'assigned_both', { owner: 'นก', team: 'ซ่อม' }],
    ['ticket.assigned', { owner_id: null, owner_before: 'n', owner_name_before: 'นก', team_id: null, team_before: null }, 'unassigned', { owner: 'นก' }],
    ['ticket.tagged', { added: ['VIP'], removed: ['รอ'] }, 'tags_changed', { added: 'VIP', removed: 'รอ' }],
    ['ticket.linked', { kind: 'follow_up', target_number: 42 }, 'linked', { number: '42' }],
    ['something.new', {}, 'other', {}],
  ])('say %s', (type, data, key, words) => {
    expect(sentenceFor({ type, data })).toMatchObject({ key, words })
  })

  it('look up the names of statuses', () => {
    expect(sentenceFor({ type: 'ticket.status_changed', data: { before: 'new', status: 'open' } }).lookups).toEqual({ before: 'tickets.status.new', status: 'tickets.status.open' })
  })
})

describe('a delivery', () => {
  it('offers what can still be done', () => {
    expect(actionsFor('uncertain')).toEqual(['send_again', 'confirm_arrived'])
    expect(actionsFor('failed')).toEqual(['retry'])
    expect(actionsFor('delivered')).toEqual([])
  })

  it('counts the seconds down in which it can be called back', () => {
    const delivery = { id: 'd', state: 'held' as const, attempts: 0, due_at: null, undo_until: '2026-11-21T10:00:10Z', diagnostic: '', sent_at: null, delivered_at: null, read_at: null, passed_a_blocked_one: false, by_mail: null, recipients: [] }
    expect(undoSeconds(delivery, Date.parse('2026-11-21T10:00:03.500Z'))).toBe(7)
    expect(undoSeconds({ ...delivery, state: 'sent' }, 0)).toBe(0)
  })
})

describe('a mail in its frame', () => {
  it('folds the quoted mail and keeps it', () => {
    const framed = frameHtml('<p>ขอบคุณค่ะ</p><div class="gmail_quote">เมื่อวาน…</div><p>ท้าย</p>')
    expect(framed.hasFold).toBe(true)
    expect(framed.document).toContain('desk-quoted')
    expect(framed.document).toContain('เมื่อวาน…')
  })

  it('does not fold a mail that is nothing but a quote', () => {
    expect(frameHtml('<blockquote>ทั้งหมด</blockquote>').hasFold).toBe(false)
  })

  it('tells of remote images and of colours, and opens links elsewhere', () => {
    const framed = frameHtml('<p style="color:#333"><img data-remote-src="https://tracker.example/x.png"><a href="https://example.com">x</a></p>')
    expect(framed).toMatchObject({ hasRemoteImages: true, isColoured: true })
    expect(framed.document).toContain('rel="noopener noreferrer"')
    expect(framed.document).toContain("default-src 'none'")
  })
})

describe('recipients', () => {
  const contact = { name: 'สมหญิง', identities: [{ id: 'i', kind: 'email', external_id: 'somying@example.com', name: '', is_verified: true, is_blocked: false, role: '' }] } as unknown as Contact
  const address = (external_id: string) => ({ kind: 'email', external_id, name: '' })

  it('are the customer, with the copies of his last mail but without ourselves', () => {
    const found = defaultRecipients([message('a', { to: [address('care@shop.example'), address('boss@example.com')], cc: [address('CARE@shop.example'), address('care+t42.abc@shop.example')] })], contact, 'email', ['care@shop.example'])
    expect(found.to.map((one) => one.external_id)).toEqual(['somying@example.com'])
    expect(found.cc.map((one) => one.external_id)).toEqual(['boss@example.com'])
  })

  it('follow our last answer', () => {
    expect(defaultRecipients([message('a', { direction: 'outbound', to: [address('x@example.com')] })], contact, 'email', []).to[0]?.external_id).toBe('x@example.com')
  })

  it('are read as people paste them', () => {
    const { addresses, rest } = parseAddresses('"Somying J" <somying@example.com>; office@example.com, ไม่ใช่อีเมล')
    expect(addresses).toEqual([{ kind: 'email', external_id: 'somying@example.com', name: 'Somying J' }, address('office@example.com')])
    expect(rest).toBe('ไม่ใช่อีเมล')
  })
})

it('a change tells the server what the screen showed', () => {
  const shown = wholeTicket(1, { priority: 'high' })
  expect(expectedOf(shown, { priority: 'low', owner_id: null })).toEqual({ priority: 'high', owner_id: null })
})
