import { client, unwrap } from '@/api/client'

export const listNotifications = (cursor: string | null = null) =>
  unwrap(client.GET('/notifications', { params: { query: { cursor: cursor ?? undefined, limit: 30 } } }))

/** Marks some notifications read, or all of them with null. */
export const readNotifications = (ids: string[] | null) => unwrap(client.POST('/notifications/read', { body: { ids } }))
