import { client, ifMatch, unwrap } from '@/api/client'
import type { AnyChannelAccount, AnyChannelAccountInput, ChannelAccountPatch } from '@/api/types'
import type { WidgetAccount, WidgetDraft } from './model'

const at = (account: WidgetAccount) => ({ params: { path: { account_id: account.id }, header: ifMatch(account.version) } })

/** Whether an account is a chat widget. */
export const isWidget = (account: AnyChannelAccount): account is WidgetAccount => account.kind === 'webchat'

export const addWidget = (draft: WidgetDraft): Promise<WidgetAccount> =>
  unwrap(client.POST('/channel-accounts', { body: { kind: 'webchat', ...draft } as unknown as AnyChannelAccountInput })) as Promise<WidgetAccount>

export const patchWidget = (account: WidgetAccount, changes: Partial<WidgetDraft>): Promise<WidgetAccount> =>
  unwrap(client.PATCH('/channel-accounts/{account_id}', { ...at(account), body: changes as unknown as ChannelAccountPatch })) as Promise<WidgetAccount>

export const deleteWidget = (account: WidgetAccount) => unwrap(client.DELETE('/channel-accounts/{account_id}', at(account)))
