import { client, unwrap } from '@/api/client'
import type { Signature } from '@/api/types'

export interface SignatureWords {
  html_th: string
  html_en: string
}

const of = (accountId: string) => ({ params: { path: { account_id: accountId } } })

export const listOwn = async (): Promise<Signature[]> => (await unwrap(client.GET('/me/signatures'))).items

/** One's general signature, or with an account the one for its mails. */
export const putOwn = (accountId: string | null, body: SignatureWords): Promise<Signature> =>
  accountId ? unwrap(client.PUT('/me/signatures/{account_id}', { ...of(accountId), body })) : unwrap(client.PUT('/me/signature', { body }))

export const getOfAccount = (accountId: string): Promise<Signature> => unwrap(client.GET('/channel-accounts/{account_id}/signature', of(accountId)))

export const putOfAccount = (accountId: string, body: SignatureWords): Promise<Signature> =>
  unwrap(client.PUT('/channel-accounts/{account_id}/signature', { ...of(accountId), body }))
