import { describe, expect, it } from 'vitest'
import type { TicketListItem } from '@/api/types'
import { mergeDetail, type OpenTicket } from '@/features/messages/mergeDetail'
import { applyEvent } from '@/features/realtime/apply'
import { TICKET_ORDERS } from '@/features/tickets/listCache'
import { mayStandIn } from '@/features/tickets/membership'
import { keys } from '@/query'
import { context, event, ME, message, NOK, ticket, wholeTicket } from './support/tickets'

const numbers = (list: TicketListItem[]) => list.map((one) => one.number)

describe('an event on the lists', () => {
  it('moves a ticket with a new message to the top, unread and waiting', () => {
    const desk = context()
    desk.setList('all', [ticket(3), ticket(2)], [ticket(1)])
    applyEvent(event(11, 'message.received', ticket(1), { snippet: 'ยังไม่ได้ของค่ะ' }), desk)
    expect(numbers(desk.list('all'))).toEqual([1, 3, 2])
    expect(desk.list('all')[0]).toMatchObject({ snippet: 'ยังไม่ได้ของค่ะ', is_unread: true, unread_count: 1, waiting_since: '2026-11-21T10:00:11Z', last_message_direction: 'inbound' })
  })

  it('keeps the length of every page, so that the cursors still fit', () => {
    const desk = context()
    desk.setList('all', [ticket(3), ticket(2)], [ticket(1)])
    applyEvent(event(11, 'message.received', ticket(1)), desk)
    const data = desk.queryClient.getQueryData<{ pages: { items: unknown[] }[] }>(keys.ticketList('all', 'recent', ''))
    expect(data?.pages.map((page) => page.items.length)).toEqual([2, 1])
  })

  it('names the new owner and team from the directory', () => {
    const desk = context()
    desk.setList('all', [ticket(1)])
    applyEvent(event(11, 'ticket.assigned', ticket(1), { owner_id: NOK.id, team_id: 'team-a' }), desk)
    expect(desk.list('all')[0]).toMatchObject({ owner: { name: 'นก' }, team: { name: 'ดูแลลูกค้า' } })
  })

  it('takes a ticket out of the queues it left', () => {
    const desk = context()
    desk.setList('mine', [ticket(1, { owner: { id: ME, name: 'ฉัน', avatar_color: '' } })])
    desk.setList('unassigned', [ticket(1)])
    applyEvent(event(11, 'ticket.assigned', ticket(1), { owner_id: NOK.id }), desk)
    expect(desk.list('mine')).toEqual([])
    expect(desk.list('unassigned')).toEqual([])
    applyEvent(event(12, 'ticket.trashed', ticket(1, { status: 'trash' })), desk)
    expect(desk.list('all')).toEqual([])
  })

  it('ignores what the list already knows', () => {
    const desk = context()
    desk.setList('all', [ticket(1, { status: 'solved' })])
    applyEvent(event(10, 'ticket.status_changed', ticket(1, { status: 'open' })), desk)
    expect(desk.list('all')[0]?.status).toBe('solved')
  })

  it('asks for a list again only when the ticket may stand in it', () => {
    const desk = context()
    desk.setList('mine', [ticket(1, { owner: { id: ME, name: 'ฉัน', avatar_color: '' } })])
    applyEvent(event(11, 'ticket.opened', ticket(9, { owner: NOK })), desk)
    expect(desk.asked).not.toContain('tickets/list')
    applyEvent(event(12, 'ticket.opened', ticket(10, { owner: { id: ME, name: 'ฉัน', avatar_color: '' } })), desk)
    expect(desk.asked).toContain('tickets/list')
    expect(desk.asked).toContain('tickets/counts')
  })

  it('leaves the lists alone for a step of a delivery, unless it went wrong', () => {
    const desk = context()
    desk.setList('all', [ticket(1)])
    applyEvent(event(11, 'message.delivery_changed', ticket(1), { before: 'queued', state: 'sent' }), desk)
    expect(desk.asked).toEqual([])
    applyEvent(event(12, 'message.delivery_changed', ticket(1), { before: 'sending', state: 'uncertain' }), desk)
    expect(desk.asked).toContain('tickets/list')
  })

  it('leaves the lists alone for a draft', () => {
    const desk = context()
    desk.setList('mine', [ticket(1)])
    applyEvent(event(11, 'draft.changed', ticket(1)), desk)
    expect(desk.asked).toEqual([])
  })
})

describe('state and events', () => {
  it('give what a fresh read gives', () => {
    const server = new Map([1, 2, 3, 4, 5, 6].map((number) => [`ticket-${number}`, ticket(number)]))
    const desk = context()
    const fresh = (view: string) =>
      [...server.values()]
        .filter((one) => mayStandIn(view, { status: one.status, owner_id: one.owner?.id ?? null, team_id: one.team?.id ?? null, is_snoozed: false }, ME))
        .toSorted(TICKET_ORDERS.recent)
    const views = ['all', 'unassigned']
    for (const view of views) desk.setList(view, fresh(view).slice(0, 3), fresh(view).slice(3))

    const happen = (seq: number, type: string, id: string, changes: Partial<TicketListItem>, data = {}) => {
      const after = { ...server.get(id)!, ...changes }
      server.set(id, after)
      applyEvent(event(seq, type, after, data), desk)
    }
    happen(11, 'ticket.priority_changed', 'ticket-2', { priority: 'urgent' })
    happen(12, 'message.received', 'ticket-1', { last_message_at: '2026-11-21T10:00:12Z', snippet: 'ใหม่', is_unread: true, unread_count: 1, waiting_since: '2026-11-21T10:00:12Z' }, { snippet: 'ใหม่' })
    happen(13, 'ticket.assigned', 'ticket-4', { owner: NOK }, { owner_id: NOK.id })
    happen(14, 'ticket.status_changed', 'ticket-5', { status: 'solved' })
    happen(15, 'message.sent', 'ticket-3', { last_message_at: '2026-11-21T10:00:15Z', last_message_direction: 'outbound' })
    happen(16, 'ticket.spam_marked', 'ticket-6', { status: 'spam' })
    for (const view of views) expect(desk.list(view), view).toEqual(fresh(view))
  })
})

describe('an event on an open ticket', () => {
  const open = (asOf: number): OpenTicket => ({
    ticket: wholeTicket(1),
    messages: [message('a')], older_cursor: null, drafts: [], shared_drafts: [], scheduled: [], read_message_id: null, viewers: [], chat: null, composer: null, as_of_seq: asOf,
  })

  it('changes its fields at once and reads it again', () => {
    const desk = context()
    desk.queryClient.setQueryData(keys.ticket('ticket-1'), open(10))
    applyEvent(event(11, 'ticket.status_changed', ticket(1, { status: 'solved' })), desk)
    expect(desk.queryClient.getQueryData<OpenTicket>(keys.ticket('ticket-1'))?.ticket.status).toBe('solved')
    expect(desk.asked).toContain('tickets/detail/ticket-1')
  })

  it('does nothing when the ticket was read after it', () => {
    const desk = context()
    desk.queryClient.setQueryData(keys.ticket('ticket-1'), open(20))
    applyEvent(event(11, 'ticket.status_changed', ticket(1, { status: 'solved' })), desk)
    expect(desk.asked).not.toContain('tickets/detail/ticket-1')
  })

  it('keeps the older messages when the newest fifty are read again', () => {
    const at = (minute: number) => `2026-11-21T09:${String(minute).padStart(2, '0')}:00Z`
    const known = { ...open(10), older_cursor: 'before-1', messages: [message('1', { created_at: at(1) }), message('2', { created_at: at(2) }), message('3', { created_at: at(3) })] }
    const fresh = { ...open(12), older_cursor: 'before-2', messages: [message('2', { created_at: at(2), version: 2 }), message('3', { created_at: at(3) }), message('4', { created_at: at(4) })] }
    const merged = mergeDetail(known, fresh)
    expect(merged.messages.map((one) => one.id)).toEqual(['1', '2', '3', '4'])
    expect(merged.messages[1]?.version).toBe(2)
    expect(merged.older_cursor).toBe('before-1')
    const gap = { ...fresh, messages: [message('9', { created_at: at(9) })] }
    expect(mergeDetail(known, gap)).toBe(gap)
  })
})
