import { client, ifMatch, unwrap } from '@/api/client'
import type { OwnStatus, OwnStatusInput } from '@/api/types'

export const addStatus = (body: OwnStatusInput): Promise<OwnStatus> => unwrap(client.POST('/ticket-statuses', { body }))

export function patchStatus(status: OwnStatus, body: Partial<Omit<OwnStatusInput, 'category'>> & { is_archived?: boolean }): Promise<OwnStatus> {
  const params = { path: { status_id: status.id }, header: ifMatch(status.version) }
  return unwrap(client.PATCH('/ticket-statuses/{status_id}', { params, body }))
}

export const orderStatuses = async (ids: string[]): Promise<OwnStatus[]> => (await unwrap(client.PUT('/ticket-statuses/order', { body: { ids } }))).items
