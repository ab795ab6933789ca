import { QueryClient, type QueryKey } from '@tanstack/vue-query'
import { isProblem } from '@/api/problem'

/** Every key of the query cache. A key's first word is the noun, as in the API. */
export const keys = {
  tickets: ['tickets'] as const,
  ticketLists: ['tickets', 'list'] as const,
  ticketList: (view: string, sort: string, priority: string) => ['tickets', 'list', view, sort, priority] as const,
  ticketCounts: ['tickets', 'counts'] as const,
  savedViewCounts: ['tickets', 'counts', 'saved'] as const,
  ticketBoards: ['tickets', 'board'] as const,
  savedViews: ['saved-views'] as const,
  exports: ['exports'] as const,
  criteria: ['criteria'] as const,
  bulkOperations: ['bulk-operations'] as const,
  ticketDetails: ['tickets', 'detail'] as const,
  ticket: (id: string) => ['tickets', 'detail', id] as const,
  ticketHistory: (id: string) => ['tickets', 'history', id] as const,
  everyTicketRelations: ['tickets', 'relations'] as const,
  ticketRelations: (id: string) => ['tickets', 'relations', id] as const,
  ticketOperations: (id: string) => ['tickets', 'operations', id] as const,
  contacts: ['contacts'] as const,
  contact: (id: string) => ['contacts', 'detail', id] as const,
  contactSuggestions: (id: string) => ['contacts', 'suggestions', id] as const,
  contactTickets: (id: string) => ['tickets', 'list', `contact:${id}`, 'recent', ''] as const,
  contactList: (filter: object) => ['contacts', 'list', filter] as const,
  recordHistory: (noun: string, id: string) => [`${noun}s`, 'history', id] as const,
  accounts: ['accounts'] as const,
  accountList: (filter: object) => ['accounts', 'list', filter] as const,
  account: (id: string) => ['accounts', 'detail', id] as const,
  timelines: ['timelines'] as const,
  timeline: (noun: string, id: string) => ['timelines', noun, id] as const,
  chats: ['chats'] as const,
  myChats: ['chats', 'mine'] as const,
  chatQueue: ['chats', 'queue'] as const,
  callNumber: (text: string) => ['calls', 'number', text] as const,
  callTickets: (contactId: string) => ['calls', 'tickets', contactId] as const,
  phoneLines: ['channel-accounts', 'lines'] as const,
  wrapUpCodes: ['wrap-up-codes'] as const,
  ticketVisitor: (ticketId: string) => ['visitors', ticketId] as const,
  notifications: ['notifications'] as const,
  myPush: ['me', 'push'] as const,
  webPush: ['settings', 'web-push'] as const,
  users: ['users'] as const,
  teams: ['teams'] as const,
  tags: ['tags'] as const,
  ticketFields: ['ticket-fields'] as const,
  ticketStatuses: ['ticket-statuses'] as const,
  tasks: ['tasks'] as const,
  ticketTasks: (ticketId: string) => ['tasks', 'ticket', ticketId] as const,
  taskList: (isDone: boolean) => ['tasks', 'list', isDone] as const,
  taskCounts: ['tasks', 'counts'] as const,
  checklists: ['checklists'] as const,
  ticketTime: (ticketId: string) => ['time', ticketId] as const,
  cannedReplies: ['canned-replies'] as const,
  cannedReplyList: (text: string) => ['canned-replies', 'list', text] as const,
  cannedReply: (id: string) => ['canned-replies', 'detail', id] as const,
  cannedReplyOffers: (ticketId: string, text: string) => ['canned-replies', 'offers', ticketId, text] as const,
  ticketWays: (ticketId: string) => ['tickets', 'ways', ticketId] as const,
  forwardPreview: (ticketId: string, messageIds: string[] | null, language: string) => ['tickets', 'forward-preview', ticketId, messageIds, language] as const,
  timePresets: ['time-presets'] as const,
  signatures: ['signatures'] as const,
  signatureOffers: (accountId: string | null, teamId: string | null, language: string) => ['signatures', 'offers', accountId, teamId, language] as const,
  accountSignature: (accountId: string) => ['signatures', 'account', accountId] as const,
  channelAccounts: ['channel-accounts'] as const,
  sendingAccounts: ['channel-accounts', 'sending'] as const,
  routingRules: ['routing-rules'] as const,
  automationRules: ['automation-rules'] as const,
  automationRuns: ['automation-runs'] as const,
  automationRunsOf: (ruleId: string | null) => ['automation-runs', ruleId] as const,
  webhooks: ['webhooks'] as const,
  webhookEventTypes: ['webhook-event-types'] as const,
  webhookDeliveries: (webhookId: string, state: string) => ['webhook-deliveries', webhookId, state] as const,
  recurringTickets: ['recurring-tickets'] as const,
  recurringTimes: (schedule: object) => ['recurring-times', schedule] as const,
  parkedItems: ['parked-items'] as const,
  settings: ['settings'] as const,
  search: (text: string) => ['search', text] as const,
}

/** What is laid over known data by hand (an event, a change the screen shows ahead) does not make fresh what was stale. */
class DeskQueryClient extends QueryClient {
  override setQueryData = ((key: QueryKey, ...rest: [never, never]) => {
    const wasStale = this.getQueryState(key)?.isInvalidated
    const data = super.setQueryData(key, ...rest)
    if (wasStale) this.getQueryCache().find({ queryKey: key })?.invalidate()
    return data
  }) as QueryClient['setQueryData']
}

/** The server tells what changed over the socket, so nothing is refetched on a timer or on focus. */
export const queryClient = new DeskQueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      gcTime: 10 * 60_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) => failures < 2 && isProblem(error) && (error.status === 0 || error.status >= 500),
    },
    mutations: { retry: false },
  },
})
