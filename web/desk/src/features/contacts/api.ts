import { client, unwrap } from '@/api/client'
import type { Contact, ContactSummary } from '@/api/types'

const at = (contactId: string) => ({ params: { path: { contact_id: contactId } } })

export const getContact = (contactId: string): Promise<Contact> => unwrap(client.GET('/contacts/{contact_id}', at(contactId)))

export const findContacts = async (text: string): Promise<ContactSummary[]> => (await unwrap(client.GET('/contacts', { params: { query: { q: text, limit: 8 } } }))).items

export const patchContact = (contactId: string, body: { name?: string; note?: string; is_vip?: boolean }): Promise<Contact> =>
  unwrap(client.PATCH('/contacts/{contact_id}', { ...at(contactId), body }))

export const blockContact = (contactId: string, isBlocked: boolean): Promise<Contact> =>
  isBlocked ? unwrap(client.PUT('/contacts/{contact_id}/block', at(contactId))) : unwrap(client.DELETE('/contacts/{contact_id}/block', at(contactId)))
