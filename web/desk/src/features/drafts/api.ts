import { client, unwrap } from '@/api/client'
import type { Draft, DraftInput, DraftKind, SharedDraft } from '@/api/types'

const at = (ticketId: string, kind: DraftKind) => ({ params: { path: { ticket_id: ticketId, kind } } })

export const saveDraft = (ticketId: string, kind: DraftKind, body: DraftInput): Promise<Draft> =>
  unwrap(client.PUT('/tickets/{ticket_id}/drafts/{kind}', { ...at(ticketId, kind), body }))

export const dropDraft = (ticketId: string, kind: DraftKind) => unwrap(client.DELETE('/tickets/{ticket_id}/drafts/{kind}', at(ticketId, kind)))

/** Shows one's draft to everybody who sees the ticket, or to nobody else. */
export const shareDraft = (ticketId: string, kind: DraftKind, isShared: boolean): Promise<Draft> =>
  unwrap(client.PUT('/tickets/{ticket_id}/drafts/{kind}/sharing', { ...at(ticketId, kind), body: { is_shared: isShared } }))

/** Makes a colleague's shared draft one's own; `force` although he is writing right now. */
export const takeOverDraft = (ticketId: string, shared: SharedDraft, force: boolean): Promise<Draft> =>
  unwrap(client.POST('/tickets/{ticket_id}/shared-drafts/{author_id}/{kind}/take-over', {
    params: { path: { ticket_id: ticketId, author_id: shared.author.id, kind: shared.kind } }, body: { version: force ? null : shared.version, force },
  }))
