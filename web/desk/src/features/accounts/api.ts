import { client, unwrap } from '@/api/client'
import type { Account, AccountListItem, HistoryItem, Page, PostalAddress, TimelineItem } from '@/api/types'

const of = (accountId: string) => ({ path: { account_id: accountId } })

export interface AccountDraft {
  name: string
  domain: string
  note: string
}

/** What the list of companies may be narrowed to; as in the address of the page. */
export interface AccountFilter {
  q: string
  vip?: boolean
  empty?: boolean
}

export const listAccounts = ({ q, vip, empty }: AccountFilter, cursor: string | null, limit = 50): Promise<Page<AccountListItem>> =>
  unwrap(client.GET('/accounts', { params: { query: { q, vip: vip || undefined, people: empty ? false : undefined, cursor: cursor ?? undefined, limit } } }))

export const getAccount = (accountId: string): Promise<Account> => unwrap(client.GET('/accounts/{account_id}', { params: of(accountId) }))

export const addAccount = (draft: AccountDraft): Promise<Account> => unwrap(client.POST('/accounts', { body: draft }))

/** Refused with 412 when somebody changed the company after `version`. */
export const patchAccount = (accountId: string, version: number, body: Partial<AccountDraft> & { addresses?: PostalAddress[] }): Promise<Account> =>
  unwrap(client.PATCH('/accounts/{account_id}', { params: { ...of(accountId), header: { 'If-Match': `"${version}"` } }, body }))

export const deleteAccount = async (accountId: string): Promise<void> => {
  await unwrap(client.DELETE('/accounts/{account_id}', { params: of(accountId) }))
}

export const accountTimeline = (accountId: string, cursor: string | null): Promise<Page<TimelineItem>> =>
  unwrap(client.GET('/accounts/{account_id}/timeline', { params: { ...of(accountId), query: { cursor: cursor ?? undefined } } }))

export const accountHistory = (accountId: string, cursor: string | null): Promise<Page<HistoryItem>> =>
  unwrap(client.GET('/accounts/{account_id}/events', { params: { ...of(accountId), query: { cursor: cursor ?? undefined } } }))
