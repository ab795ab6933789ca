import { client, unwrap } from '@/api/client'
import type { Contact, ContactMerge, ContactSummary, MergeSuggestion } from '@/api/types'

const at = (contactId: string) => ({ params: { path: { contact_id: contactId } } })

export const getContact = (contactId: string): Promise<Contact> => unwrap(client.GET('/contacts/{contact_id}', at(contactId)))

export const findContacts = async (text: string): Promise<ContactSummary[]> => (await unwrap(client.GET('/contacts', { params: { query: { q: text, limit: 8 } } }))).items

export const patchContact = (contactId: string, body: { name?: string; note?: string; is_vip?: boolean }): Promise<Contact> =>
  unwrap(client.PATCH('/contacts/{contact_id}', { ...at(contactId), body }))

export const blockContact = (contactId: string, isBlocked: boolean): Promise<Contact> =>
  isBlocked ? unwrap(client.PUT('/contacts/{contact_id}/block', at(contactId))) : unwrap(client.DELETE('/contacts/{contact_id}/block', at(contactId)))

export const suggestMerges = async (contactId: string): Promise<MergeSuggestion[]> => (await unwrap(client.GET('/contacts/{contact_id}/suggestions', at(contactId)))).items

/** The contact becomes one with another, who stays or goes; `ticketId` is the ticket beside which it is done, if any. */
export const mergeContacts = (contactId: string, other: { into: string } | { from: string }, ticketId: string | null): Promise<ContactMerge> =>
  unwrap(client.POST('/contacts/{contact_id}/merge', { ...at(contactId), body: { ...other, ticket_id: ticketId } }))

export const undoMerge = (mergeId: string, ticketId: string | null): Promise<ContactMerge> =>
  unwrap(client.POST('/contact-merges/{merge_id}/undo', { params: { path: { merge_id: mergeId } }, body: { ticket_id: ticketId } }))
