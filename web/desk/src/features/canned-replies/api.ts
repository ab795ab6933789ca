import { client, ifMatch, unwrap } from '@/api/client'
import type { CannedReply, CannedReplyInput, CannedReplyOffer, RanReply, RenderedReply } from '@/api/types'

const at = (reply: CannedReply) => ({ params: { path: { reply_id: reply.id }, header: ifMatch(reply.version) } })

const PAGE = 100

/** Everything this person may look at, most used first. */
export async function fetchReplies(q: string): Promise<CannedReply[]> {
  const found: CannedReply[] = []
  let cursor: string | undefined
  do {
    const page = await unwrap(client.GET('/canned-replies', { params: { query: { q, cursor, limit: PAGE } } }))
    found.push(...(page.items as CannedReply[]))
    cursor = page.next_cursor ?? undefined
  } while (cursor)
  return found
}

export const getReply = (id: string): Promise<CannedReply> => unwrap(client.GET('/canned-replies/{reply_id}', { params: { path: { reply_id: id } } })) as Promise<CannedReply>

export const addReply = (body: CannedReplyInput): Promise<CannedReply> => unwrap(client.POST('/canned-replies', { body }))

export const patchReply = (reply: CannedReply, body: Partial<CannedReplyInput>): Promise<CannedReply> =>
  unwrap(client.PATCH('/canned-replies/{reply_id}', { ...at(reply), body }))

export const deleteReply = (reply: CannedReply) => unwrap(client.DELETE('/canned-replies/{reply_id}', at(reply)))

/** What there is to choose on a ticket, each as it would read there. */
export const offerReplies = async (ticketId: string, q: string): Promise<CannedReplyOffer[]> =>
  (await unwrap(client.GET('/tickets/{ticket_id}/canned-replies', { params: { path: { ticket_id: ticketId }, query: { q } } }))).items

/** Fills a reply in for a ticket; its files are uploads of this person from then on. */
export const renderReply = (ticketId: string, replyId: string): Promise<RenderedReply> =>
  unwrap(client.POST('/tickets/{ticket_id}/canned-replies/{reply_id}/render', { params: { path: { ticket_id: ticketId, reply_id: replyId } } }))

/** Does what a reply does to a ticket, all of it or nothing, and fills in what it says. */
export const runReply = (ticketId: string, replyId: string, clientId: string): Promise<RanReply> =>
  unwrap(client.POST('/tickets/{ticket_id}/canned-replies/{reply_id}/run', { params: { path: { ticket_id: ticketId, reply_id: replyId } }, body: { client_id: clientId } }))
