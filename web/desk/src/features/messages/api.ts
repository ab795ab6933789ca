import { API_BASE, client, unwrap } from '@/api/client'
import { ApiProblem, toProblem } from '@/api/problem'
import type { HistoryItem, Message, Page } from '@/api/types'

const at = (messageId: string) => ({ params: { path: { message_id: messageId } } })

export const listOlderMessages = (ticketId: string, cursor: string): Promise<Page<Message>> =>
  unwrap(client.GET('/tickets/{ticket_id}/messages', { params: { path: { ticket_id: ticketId }, query: { cursor, limit: 50 } } }))

export const listHistory = (ticketId: string): Promise<Page<HistoryItem>> =>
  unwrap(client.GET('/tickets/{ticket_id}/events', { params: { path: { ticket_id: ticketId }, query: { limit: 100 } } }))

export const cancelSending = (messageId: string): Promise<Message> => unwrap(client.POST('/messages/{message_id}/cancel', at(messageId)))

export const retrySending = (messageId: string): Promise<Message> => unwrap(client.POST('/messages/{message_id}/retry', at(messageId)))

export const sendAgain = (messageId: string): Promise<Message> => unwrap(client.POST('/messages/{message_id}/send-again', at(messageId)))

export const confirmArrived = (messageId: string): Promise<Message> => unwrap(client.POST('/messages/{message_id}/confirm-arrived', at(messageId)))

export const rawAddress = (messageId: string): string => `${API_BASE}/messages/${messageId}/raw`

/** The message's cleaned HTML. Remote images load through the server's proxy, and only when asked for. */
export async function getHtml(messageId: string, withRemoteImages: boolean): Promise<string> {
  let response: Response
  try {
    response = await fetch(`${API_BASE}/messages/${messageId}/html?remote_images=${withRemoteImages ? 1 : 0}`, { credentials: 'same-origin' })
  } catch {
    throw new ApiProblem({ status: 0, code: 'network' })
  }
  if (!response.ok) throw toProblem(response, await response.json().catch(() => null))
  return response.text()
}
