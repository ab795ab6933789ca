import type { QueryClient } from '@tanstack/vue-query'
import type { DeliveryState, StatusCategory, Team, TicketListItem, User, UserRef } from '@/api/types'
import { dropTicketFrom, patchTicketIn, seqOf, sortTicketsIn, ticketsIn, type TicketPages } from '@/features/tickets/listCache'
import { TROUBLED } from '@/features/tickets/look'
import { mayStandIn } from '@/features/tickets/membership'
import { forgetOlder, type OpenTicket } from '@/features/messages/mergeDetail'
import { keys } from '@/query'
import type { Refresher } from './refresher'
import type { RealtimeEvent } from './types'

/** The one place where an event of the socket changes what the desk shows. */
export interface ApplyContext {
  queryClient: QueryClient
  refresher: Pick<Refresher, 'refresh'>
  myId: string
}

const LIST_INTERVAL = 1000
/** A customer's words do not wait behind the small changes before them. */
const ARRIVAL_INTERVAL = 100
const ARRIVALS = new Set(['message.received', 'ticket.opened', 'ticket.reopened'])
/** A ring must be heard at once. */
const CHAT_INTERVAL = 50
const COUNTS_INTERVAL = 1000
const TICKET_INTERVAL = 150

/** Events about one noun that only make its documents stale. */
const STALE_BY_NOUN: Record<string, readonly string[]> = {
  contact: keys.contacts,
  account: keys.accounts,
  team: keys.teams,
  user: keys.users,
  tag: keys.tags,
  ticket_field: keys.ticketFields,
  ticket_status: keys.ticketStatuses,
  checklist_template: keys.checklists,
  canned_reply: keys.cannedReplies,
  channel_account: keys.channelAccounts,
  routing_rule: keys.routingRules,
  saved_view: keys.savedViews,
  automation_rule: keys.automationRules,
  webhook_endpoint: keys.webhooks,
  recurring_ticket: keys.recurringTickets,
  settings: keys.settings,
  parked_item: keys.parkedItems,
  notification: keys.notifications,
}

export function applyEvent(event: RealtimeEvent, context: ApplyContext): void {
  const noun = event.type.split('.')[0]!
  const staleKey = STALE_BY_NOUN[noun]
  if (staleKey) context.refresher.refresh(staleKey, LIST_INTERVAL)
  if (noun === 'account') context.refresher.refresh(keys.contacts, LIST_INTERVAL)
  if (noun === 'ticket_field') context.refresher.refresh(keys.criteria, LIST_INTERVAL)
  if (noun === 'contact' || noun === 'ticket_field') context.refresher.refresh(keys.ticketDetails, LIST_INTERVAL)
  if (event.type === 'contact.changed' && Array.isArray(event.data.fields) && event.data.fields.some((field) => field === 'is_vip' || field === 'name')) {
    for (const key of [keys.ticketLists, keys.chats, keys.notifications]) context.refresher.refresh(key, LIST_INTERVAL)
  }
  if (event.type.startsWith('contact.merge')) context.refresher.refresh(keys.tickets, LIST_INTERVAL)
  if (noun === 'ticket') context.refresher.refresh(keys.everyTicketRelations, LIST_INTERVAL)
  if (typeof event.data.operation_id === 'string' && event.ticket_id) {
    forgetOlder(event.ticket_id)
    context.refresher.refresh(keys.ticketOperations(event.ticket_id), LIST_INTERVAL)
  }
  if (event.type.startsWith('ticket.task_')) context.refresher.refresh(keys.tasks, TICKET_INTERVAL)
  if (event.type === 'ticket.time_changed' && event.ticket_id) context.refresher.refresh(keys.ticketTime(event.ticket_id), TICKET_INTERVAL)
  if (event.type === 'tickets.changed') context.refresher.refresh(keys.tickets, LIST_INTERVAL)
  if (noun === 'bulk_operation') void import('@/features/bulk/operations').then((part) => part.hearOfBulk(event))
  if (noun === 'chat') context.refresher.refresh(keys.chats, CHAT_INTERVAL)
  if ((noun === 'chat' || noun === 'call' || noun === 'ticket' || noun === 'message' || noun === 'reply' || noun === 'draft') && event.ticket_id) applyToTicket(event, event.ticket_id, context)
}

function applyToTicket(event: RealtimeEvent, ticketId: string, context: ApplyContext): void {
  const patch = patchOf(event, context)
  const lists = context.queryClient.getQueriesData<TicketPages>({ queryKey: keys.ticketLists })
  let isShownSomewhere = false
  for (const [key, pages] of lists) {
    if (!pages || event.seq <= seqOf(pages)) continue
    const { after, isConcerned } = patchedList(pages, String(key[2]), String(key[3]), ticketId, patch, event, context.myId)
    if (after !== pages) context.queryClient.setQueryData(key, after)
    isShownSomewhere ||= isConcerned
  }
  patchDetail(event, ticketId, patch, context)
  if (event.type === 'draft.changed' || isStepOfDelivery(event)) return
  context.refresher.refresh(keys.timelines, LIST_INTERVAL)
  if (isShownSomewhere) context.refresher.refresh(keys.ticketLists, ARRIVALS.has(event.type) ? ARRIVAL_INTERVAL : LIST_INTERVAL)
  context.refresher.refresh(keys.ticketBoards, LIST_INTERVAL)
  context.refresher.refresh(keys.ticketCounts, COUNTS_INTERVAL)
}

/** Queued, sent, read: the lists show only what went wrong, or was wrong before. */
function isStepOfDelivery({ type, data }: RealtimeEvent): boolean {
  const isTrouble = (state: unknown) => TROUBLED.includes(state as DeliveryState)
  return type === 'message.delivery_changed' && !isTrouble(data.state) && !isTrouble(data.before)
}

type Patch = (ticket: TicketListItem) => TicketListItem

function patchedList(
  pages: TicketPages, view: string, order: string, ticketId: string, patch: Patch, event: RealtimeEvent, myId: string,
): { after: TicketPages; isConcerned: boolean } {
  const before = ticketsIn(pages).find((ticket) => ticket.id === ticketId)
  if (!before) return { after: pages, isConcerned: mayStandIn(view, standingOf(event), myId) }
  const ticket = patch(before)
  const standing = { status: ticket.status, owner_id: ticket.owner?.id ?? null, team_id: ticket.team?.id ?? null, is_snoozed: Boolean(ticket.snoozed_until) }
  if (!mayStandIn(view, standing, myId)) return { after: dropTicketFrom(pages, ticketId), isConcerned: true }
  return { after: sortTicketsIn(patchTicketIn(pages, ticketId, () => ticket), view === 'mentions' || view === 'snoozed' ? '' : order), isConcerned: true }
}

function standingOf(event: RealtimeEvent) {
  return {
    status: (event.data.status as StatusCategory | undefined) ?? 'open',
    owner_id: (event.data.owner_id as string | null | undefined) ?? null,
    team_id: (event.data.team_id as string | null | undefined) ?? null,
    is_snoozed: event.data.is_snoozed === true,
  }
}

/** What the event alone tells about the row; everything else follows with the next read. */
function patchOf(event: RealtimeEvent, context: ApplyContext): Patch {
  const { data } = event
  const changes: Partial<TicketListItem> = {}
  if (typeof data.subject === 'string') changes.subject = data.subject
  if (typeof data.status === 'string') changes.status = data.status as StatusCategory
  if (data.status_id !== undefined) changes.status_id = data.status_id as string | null
  if (typeof data.priority === 'string') changes.priority = data.priority as TicketListItem['priority']
  if (data.is_snoozed === false) changes.snoozed_until = null
  if (event.type === 'ticket.snoozed') changes.snoozed_until = data.until as string
  if (event.type === 'ticket.due_changed') changes.due_at = data.after as string | null
  if (typeof data.has_draft === 'boolean') changes.has_draft = data.has_draft
  if (typeof data.is_unread === 'boolean') Object.assign(changes, { is_unread: data.is_unread, unread_count: data.is_unread ? 1 : 0 })
  const owner = referenced<User>(context.queryClient, keys.users, data.owner_id)
  if (owner !== undefined) changes.owner = owner && ({ id: owner.id, name: owner.name, avatar_color: owner.avatar_color ?? owner.id } satisfies UserRef)
  const team = referenced<Team>(context.queryClient, keys.teams, data.team_id)
  if (team !== undefined) changes.team = team && { id: team.id, name: team.name }
  return (ticket) => ({ ...ticket, ...changes, ...arrivalOf(event, ticket) })
}

function arrivalOf(event: RealtimeEvent, ticket: TicketListItem): Partial<TicketListItem> {
  if (event.type === 'message.received') {
    const isSide = event.data.is_side === true
    return {
      snippet: typeof event.data.snippet === 'string' ? event.data.snippet : ticket.snippet,
      last_message_at: event.occurred_at,
      ...(isSide ? {} : { last_message_direction: 'inbound', waiting_since: ticket.waiting_since ?? event.occurred_at }),
      is_unread: true,
      unread_count: ticket.unread_count + 1,
    }
  }
  if (event.type === 'message.sent') return { last_message_at: event.occurred_at, last_message_direction: 'outbound', waiting_since: null }
  return {}
}

/** The person or team with that id, null when the ticket has none, undefined when this cannot be told from here. */
function referenced<T extends { id: string }>(queryClient: QueryClient, key: readonly string[], id: unknown): T | null | undefined {
  if (id === null) return null
  if (typeof id !== 'string') return undefined
  return queryClient.getQueryData<T[]>(key)?.find((one) => one.id === id)
}

function patchDetail(event: RealtimeEvent, ticketId: string, patch: Patch, context: ApplyContext): void {
  const key = keys.ticket(ticketId)
  const known = context.queryClient.getQueryData<OpenTicket>(key)
  if (!known || event.seq <= known.as_of_seq) return
  if (event.type === 'draft.changed') return event.data.is_shared ? context.refresher.refresh(key, TICKET_INTERVAL) : undefined
  context.queryClient.setQueryData<OpenTicket>(key, { ...known, ticket: { ...known.ticket, ...patch(known.ticket) } })
  if (event.type === 'ticket.read') return
  context.refresher.refresh(key, TICKET_INTERVAL)
  context.refresher.refresh(keys.ticketHistory(ticketId), TICKET_INTERVAL)
}
