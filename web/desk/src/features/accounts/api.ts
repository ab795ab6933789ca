import { client, unwrap } from '@/api/client'
import type { Account, AccountListItem, HistoryItem, Page, TimelineItem } from '@/api/types'

const of = (accountId: string) => ({ path: { account_id: accountId } })

export interface AccountDraft {
  name: string
  domain: string
  note: string
}

export const listAccounts = (text: string, cursor: string | null, limit = 50): Promise<Page<AccountListItem>> =>
  unwrap(client.GET('/accounts', { params: { query: { q: text, cursor: cursor ?? undefined, limit } } }))

export const getAccount = (accountId: string): Promise<Account> => unwrap(client.GET('/accounts/{account_id}', { params: of(accountId) }))

export const addAccount = (draft: AccountDraft): Promise<Account> => unwrap(client.POST('/accounts', { body: draft }))

/** Refused with 412 when somebody changed the company after `version`. */
export const patchAccount = (accountId: string, version: number, body: Partial<AccountDraft>): Promise<Account> =>
  unwrap(client.PATCH('/accounts/{account_id}', { params: { ...of(accountId), header: { 'If-Match': `"${version}"` } }, body }))

export const deleteAccount = async (accountId: string): Promise<void> => {
  await unwrap(client.DELETE('/accounts/{account_id}', { params: of(accountId) }))
}

export const accountTimeline = (accountId: string, cursor: string | null): Promise<Page<TimelineItem>> =>
  unwrap(client.GET('/accounts/{account_id}/timeline', { params: { ...of(accountId), query: { cursor: cursor ?? undefined } } }))

export const accountHistory = (accountId: string, cursor: string | null): Promise<Page<HistoryItem>> =>
  unwrap(client.GET('/accounts/{account_id}/events', { params: { ...of(accountId), query: { cursor: cursor ?? undefined } } }))
