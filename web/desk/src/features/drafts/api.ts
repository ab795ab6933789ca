import { client, unwrap } from '@/api/client'
import type { Draft, DraftInput, DraftKind } from '@/api/types'

const at = (ticketId: string, kind: DraftKind) => ({ params: { path: { ticket_id: ticketId, kind } } })

export const saveDraft = (ticketId: string, kind: DraftKind, body: DraftInput): Promise<Draft> =>
  unwrap(client.PUT('/tickets/{ticket_id}/drafts/{kind}', { ...at(ticketId, kind), body }))

export const dropDraft = (ticketId: string, kind: DraftKind) => unwrap(client.DELETE('/tickets/{ticket_id}/drafts/{kind}', at(ticketId, kind)))
