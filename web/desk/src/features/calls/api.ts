import { client, ifMatch, unwrap } from '@/api/client'
import type { AnyChannelAccount, AnyChannelAccountInput, CallInput, CallPatch, ChannelAccountPatch, Message, NotedCall, NumberLookUp, PhoneLine, TicketOfCaller } from '@/api/types'
import type { LineAccount, LineDraft } from './lines'

export const lookUp = (number: string, signal?: AbortSignal): Promise<NumberLookUp> => unwrap(client.GET('/calls/number', { params: { query: { number } }, signal }))

export const ticketsOfCaller = async (contactId: string): Promise<TicketOfCaller[]> =>
  (await unwrap(client.GET('/contacts/{contact_id}/calling', { params: { path: { contact_id: contactId } } }))).items

export const noteCall = (body: CallInput): Promise<NotedCall> => unwrap(client.POST('/calls', { body }))

export const changeCall = (callId: string, body: CallPatch): Promise<Message> => unwrap(client.PATCH('/calls/{call_id}', { params: { path: { call_id: callId } }, body }))

export const listLines = async (): Promise<PhoneLine[]> => (await unwrap(client.GET('/phone-lines'))).items

export const isLine = (account: AnyChannelAccount): account is LineAccount => account.kind === 'phone'

const at = (line: LineAccount) => ({ params: { path: { account_id: line.id }, header: ifMatch(line.version) } })

export const addLine = (draft: LineDraft): Promise<LineAccount> =>
  unwrap(client.POST('/channel-accounts', { body: { kind: 'phone', is_enabled: true, brand: '', language: 'th', reopen_days: 14, acknowledgement: { is_enabled: false, text_th: '', text_en: '' }, ...draft } as unknown as AnyChannelAccountInput })) as Promise<LineAccount>

export const patchLine = (line: LineAccount, changes: Partial<LineDraft> & { is_enabled?: boolean }): Promise<LineAccount> =>
  unwrap(client.PATCH('/channel-accounts/{account_id}', { ...at(line), body: changes as unknown as ChannelAccountPatch })) as Promise<LineAccount>

export const deleteLine = (line: LineAccount) => unwrap(client.DELETE('/channel-accounts/{account_id}', at(line)))
