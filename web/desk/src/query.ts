import { QueryClient } from '@tanstack/vue-query'
import { isProblem } from '@/api/problem'

/** Every key of the query cache. A key's first word is the noun, as in the API. */
export const keys = {
  tickets: ['tickets'] as const,
  ticketLists: ['tickets', 'list'] as const,
  ticketList: (view: string, sort: string, priority: string) => ['tickets', 'list', view, sort, priority] as const,
  ticketCounts: ['tickets', 'counts'] as const,
  ticketDetails: ['tickets', 'detail'] as const,
  ticket: (id: string) => ['tickets', 'detail', id] as const,
  ticketHistory: (id: string) => ['tickets', 'history', id] as const,
  contacts: ['contacts'] as const,
  contact: (id: string) => ['contacts', 'detail', id] as const,
  contactSuggestions: (id: string) => ['contacts', 'suggestions', id] as const,
  contactTickets: (id: string) => ['tickets', 'list', `contact:${id}`, 'recent', ''] as const,
  contactList: (filter: object) => ['contacts', 'list', filter] as const,
  contactHistory: (id: string) => ['contacts', 'history', id] as const,
  accounts: ['accounts'] as const,
  accountList: (text: string) => ['accounts', 'list', text] as const,
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
  users: ['users'] as const,
  teams: ['teams'] as const,
  tags: ['tags'] as const,
  cannedReplies: ['canned-replies'] as const,
  cannedReplyList: (text: string) => ['canned-replies', 'list', text] as const,
  cannedReply: (id: string) => ['canned-replies', 'detail', id] as const,
  cannedReplyOffers: (ticketId: string, text: string) => ['canned-replies', 'offers', ticketId, text] as const,
  channelAccounts: ['channel-accounts'] as const,
  sendingAccounts: ['channel-accounts', 'sending'] as const,
  routingRules: ['routing-rules'] as const,
  parkedItems: ['parked-items'] as const,
  settings: ['settings'] as const,
  search: (text: string) => ['search', text] as const,
}

/** The server tells what changed over the socket, so nothing is refetched on a timer or on focus. */
export const queryClient = new QueryClient({
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
