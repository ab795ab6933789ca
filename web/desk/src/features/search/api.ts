import { client, unwrap } from '@/api/client'
import type { Page, SearchHit } from '@/api/types'

export const search = (text: string, cursor: string | null, signal?: AbortSignal): Promise<Page<SearchHit>> =>
  unwrap(client.GET('/search', { params: { query: { q: text, cursor: cursor ?? undefined, limit: 30 } }, signal }))
