import { client, ifMatch, unwrap } from '@/api/client'
import type { AnyChannelAccount, ChannelAccount, ChannelAccountCheck, ChannelAccountInput, EmailConfig } from '@/api/types'

const at = (account: Pick<ChannelAccount, 'id' | 'version'>) => ({
  params: { path: { account_id: account.id }, header: ifMatch(account.version) },
})

/** Whether an account is a mailbox; widgets and forms have pages of their own. */
export const isMailbox = (account: AnyChannelAccount): account is ChannelAccount => account.kind === 'email'

export const addChannelAccount = (body: ChannelAccountInput): Promise<ChannelAccount> =>
  unwrap(client.POST('/channel-accounts', { body })) as Promise<ChannelAccount>

export const patchChannelAccount = (account: ChannelAccount, body: Partial<ChannelAccountInput>): Promise<ChannelAccount> =>
  unwrap(client.PATCH('/channel-accounts/{account_id}', { ...at(account), body })) as Promise<ChannelAccount>

export const deleteChannelAccount = (account: ChannelAccount) => unwrap(client.DELETE('/channel-accounts/{account_id}', at(account)))

/** Signs in to both servers without keeping anything; `id` lets the server use the passwords it already has. */
export const checkConnection = (config: EmailConfig, id?: string): Promise<ChannelAccountCheck> =>
  unwrap(client.POST('/channel-accounts/check', { body: { kind: 'email', config, ...(id ? { id } : {}) } }))
