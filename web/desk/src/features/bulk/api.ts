import { client, unwrap } from '@/api/client'
import type { BulkInput, BulkItem, BulkOperation, Page } from '@/api/types'

export type BulkAction = BulkInput['actions'][number]
export type WholeList = NonNullable<BulkInput['whole']>

const at = (operationId: string) => ({ params: { path: { operation_id: operationId } } })

export const beginBulk = (body: BulkInput): Promise<BulkOperation> => unwrap(client.POST('/bulk-operations', { body }))

export const countWhole = (body: WholeList): Promise<{ count: number; most: number }> => unwrap(client.POST('/bulk-operations/count', { body }))

export const readBulk = (id: string): Promise<BulkOperation> => unwrap(client.GET('/bulk-operations/{operation_id}', at(id)))

export const cancelBulk = (id: string): Promise<BulkOperation> => unwrap(client.POST('/bulk-operations/{operation_id}/cancel', at(id)))

export const undoBulk = (id: string): Promise<BulkOperation> => unwrap(client.POST('/bulk-operations/{operation_id}/undo', at(id)))

/** The tickets that were skipped or kept, with why. */
export const listBulkItems = (id: string): Promise<Page<BulkItem>> =>
  unwrap(client.GET('/bulk-operations/{operation_id}/items', { params: { ...at(id).params, query: { limit: 100 } } }))
