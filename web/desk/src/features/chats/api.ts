import { client, unwrap } from '@/api/client'
import type { Chat, ChatQueue, Page, TicketVisitor, WrapUpCode } from '@/api/types'

const at = (chatId: string) => ({ params: { path: { chat_id: chatId } } })

/** The talks that this person has now, and those that ring at him. */
export const listMyChats = (): Promise<Page<Chat>> => unwrap(client.GET('/chats', { params: { query: { state: ['ringing', 'active'], mine: true, limit: 50 } } }))

export const watchQueue = (): Promise<ChatQueue> => unwrap(client.GET('/chats/queue'))

export const acceptChat = (chatId: string): Promise<Chat> => unwrap(client.POST('/chats/{chat_id}/accept', at(chatId)))

export const declineChat = (chatId: string): Promise<Chat> => unwrap(client.POST('/chats/{chat_id}/decline', at(chatId)))

export const endChat = (chatId: string): Promise<Chat> => unwrap(client.POST('/chats/{chat_id}/end', at(chatId)))

export interface TransferTarget {
  kind: 'user' | 'team'
  id: string
}

export const transferChat = (chatId: string, target: TransferTarget, note: string): Promise<Chat> =>
  unwrap(client.POST('/chats/{chat_id}/transfer', { ...at(chatId), body: target.kind === 'user' ? { to_user_id: target.id, note } : { to_team_id: target.id, note } }))

export const wrapUpChat = (chatId: string, code: string, note: string, solve: boolean): Promise<Chat> =>
  unwrap(client.POST('/chats/{chat_id}/wrap-up', { ...at(chatId), body: { code, note, solve } }))

export const getTicketVisitor = (ticketId: string): Promise<TicketVisitor> => unwrap(client.GET('/tickets/{ticket_id}/visitor', { params: { path: { ticket_id: ticketId } } }))

export const blockVisitor = (visitorId: string, isBlocked: boolean) =>
  unwrap(client.POST(isBlocked ? '/visitors/{visitor_id}/block' : '/visitors/{visitor_id}/unblock', { params: { path: { visitor_id: visitorId } } }))

export const listWrapUpCodes = (): Promise<Page<WrapUpCode>> => unwrap(client.GET('/wrap-up-codes'))

export const replaceWrapUpCodes = (codes: WrapUpCode[]): Promise<Page<WrapUpCode>> => unwrap(client.PUT('/wrap-up-codes', { body: { codes } }))
