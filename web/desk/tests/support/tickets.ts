import { QueryClient } from '@tanstack/vue-query'
import type { Message, Page, Ticket, TicketListItem } from '@/api/types'
import type { ApplyContext } from '@/features/realtime/apply'
import type { RealtimeEvent } from '@/features/realtime/types'
import type { TicketPages } from '@/features/tickets/listCache'
import { keys } from '@/query'

export const ME = 'user-me'
export const NOK = { id: 'user-nok', name: 'นก', avatar_color: 'teal' }

export function ticket(number: number, changes: Partial<TicketListItem> = {}): TicketListItem {
  return {
    id: `ticket-${number}`, number, subject: `เรื่องที่ ${number}`, status: 'open', status_id: null, priority: 'normal', type: null, channel_kind: 'email', channel_account_id: 'mailbox',
    contact: { id: 'contact', name: 'สมหญิง', is_vip: false }, account: null, owner: null, team: null, tags: [], snippet: '', last_message_at: `2026-11-21T09:${String(number % 60).padStart(2, '0')}:00Z`,
    last_message_direction: 'inbound', waiting_since: null, created_at: '2026-11-20T09:00:00Z', is_unread: false, unread_count: 0, has_draft: false, chat_state: null, delivery_trouble: null, snoozed_until: null, due_at: null, version: 1, ...changes,
  }
}

/** An open ticket with nothing hanging on it. */
export function wholeTicket(number: number, changes: Partial<Ticket> = {}): Ticket {
  const hanging = { followers: [], linked: [], permissions: [], field_values: {}, shown_field_ids: [], missing_field_ids: [] }
  return { ...ticket(number), solved_at: null, closed_at: null, conversation_id: null, parent_id: null, merged_into: null, ...hanging, ...changes }
}

export function message(id: string, changes: Partial<Message> = {}): Message {
  return {
    id, ticket_id: 'ticket-1', conversation_id: null, direction: 'inbound', author: { kind: 'contact', id: 'contact', name: 'สมหญิง' }, subject: '', text: id, reply_text: id, quoted_text: '', signature: '', has_html: false, has_quoted: false,
    html_url: null, created_at: '2026-11-21T09:00:00Z', sent_at: null, to: [], cc: [], bcc: [], attachments: [], machine: null, authentication: 'pass', is_automatic: false, mentions: [], quick_replies: [], delivery: null, has_raw: true, call: null, reactions: [], is_side: false, subject_changed: false, version: 1, ...changes,
  }
}

export function pages(...chunks: TicketListItem[][]): TicketPages {
  return { pageParams: chunks.map(() => null), pages: chunks.map((items): Page<TicketListItem> => ({ items, next_cursor: null, as_of_seq: 10 })) }
}

export function event(seq: number, type: string, about: TicketListItem | null, data: Record<string, unknown> = {}): RealtimeEvent {
  const standing = about ? { number: about.number, status: about.status, priority: about.priority, owner_id: about.owner?.id ?? null, team_id: about.team?.id ?? null } : {}
  return {
    seq, type, ticket_id: about?.id ?? null, aggregate: { kind: 'ticket', id: about?.id ?? null }, actor: { kind: 'user', id: NOK.id, name: NOK.name }, occurred_at: `2026-11-21T10:00:${String(seq % 60).padStart(2, '0')}Z`, data: { ...standing, ...data },
  }
}

/** A cache with a directory, and a refresher that only notes what it was asked for. */
export function context(): ApplyContext & { asked: string[]; list: (view: string) => TicketListItem[]; setList: (view: string, ...chunks: TicketListItem[][]) => void } {
  const queryClient = new QueryClient()
  queryClient.setQueryData(keys.users, [{ ...NOK }, { id: ME, name: 'ฉัน' }])
  queryClient.setQueryData(keys.teams, [{ id: 'team-a', name: 'ดูแลลูกค้า' }])
  const asked: string[] = []
  return {
    queryClient, myId: ME, asked, refresher: { refresh: (key) => void asked.push(key.join('/')) },
    list: (view) => queryClient.getQueryData<TicketPages>(keys.ticketList(view, 'recent', ''))?.pages.flatMap((page) => page.items) ?? [],
    setList: (view, ...chunks) => void queryClient.setQueryData(keys.ticketList(view, 'recent', ''), pages(...chunks)),
  }
}
