import { client, ifMatch, unwrap } from '@/api/client'
import type { AnyChannelAccount, AnyChannelAccountInput, ChannelAccountPatch, Language } from '@/api/types'
import type { FormAccount, FormDraft, FormSettings } from './model'

const at = (account: FormAccount) => ({ params: { path: { account_id: account.id }, header: ifMatch(account.version) } })

/** Whether an account is a form. */
export const isForm = (account: AnyChannelAccount): account is FormAccount => account.kind === 'webform'

export const addForm = (draft: FormDraft): Promise<FormAccount> =>
  unwrap(client.POST('/channel-accounts', { body: { kind: 'webform', ...draft } as unknown as AnyChannelAccountInput })) as Promise<FormAccount>

export const patchForm = (account: FormAccount, changes: Partial<FormDraft>): Promise<FormAccount> =>
  unwrap(client.PATCH('/channel-accounts/{account_id}', { ...at(account), body: changes as unknown as ChannelAccountPatch })) as Promise<FormAccount>

export const deleteForm = (account: FormAccount) => unwrap(client.DELETE('/channel-accounts/{account_id}', at(account)))

export interface PreviewRequest {
  settings: FormSettings
  language: Language
  theme: 'light' | 'dark'
  page: 'form' | 'confirmation'
  brand: string
}

/** The page as visitors will see it. Raises ApiProblem with everything that is in the way. */
export const previewForm = async (request: PreviewRequest): Promise<string> =>
  (await unwrap(client.POST('/form-previews', { body: { ...request, settings: { ...request.settings } } }))).html
