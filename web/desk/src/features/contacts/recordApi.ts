import { client, unwrap } from '@/api/client'
import type { Contact, ContactListItem, HistoryItem, Page, PostalAddress, TimelineItem } from '@/api/types'

/** What the list of customers may be narrowed to; as in the address of the page. */
export interface ContactFilter {
  q: string
  vip: boolean
  blocked: boolean
  account: string
  channel: string
}

const of = (contactId: string) => ({ path: { contact_id: contactId } })

export const listContacts = (filter: ContactFilter, cursor: string | null): Promise<Page<ContactListItem>> =>
  unwrap(
    client.GET('/contacts', {
      params: {
        query: {
          q: filter.q, vip: filter.vip || undefined, blocked: filter.blocked || undefined, account: filter.account || undefined, channel: filter.channel,
          cursor: cursor ?? undefined, limit: 50,
        },
      },
    }),
  )

export interface NewContact {
  name: string
  email: string
  phone: string
  account_id: string | null
  is_shared: boolean
}

export const addContact = (body: NewContact): Promise<Contact> => unwrap(client.POST('/contacts', { body }))

export interface ContactCorrection {
  name?: string
  language?: 'th' | 'en' | ''
  addresses?: PostalAddress[]
}

/** Refused with 412 when somebody changed the customer after `version`. */
export const correctContact = (contactId: string, version: number, body: ContactCorrection): Promise<Contact> =>
  unwrap(client.PATCH('/contacts/{contact_id}', { params: { ...of(contactId), header: { 'If-Match': `"${version}"` } }, body }))

export const addIdentity = (contactId: string, body: { kind: 'email' | 'phone'; address: string; is_shared?: boolean }): Promise<Contact> =>
  unwrap(client.POST('/contacts/{contact_id}/identities', { params: of(contactId), body }))

export const removeIdentity = (contactId: string, identityId: string): Promise<Contact> =>
  unwrap(client.DELETE('/contacts/{contact_id}/identities/{identity_id}', { params: { path: { contact_id: contactId, identity_id: identityId } } }))

export const linkAccount = (contactId: string, accountId: string, role: string): Promise<Contact> =>
  unwrap(client.PUT('/contacts/{contact_id}/accounts/{account_id}', { params: { path: { contact_id: contactId, account_id: accountId } }, body: { role } }))

export const unlinkAccount = (contactId: string, accountId: string): Promise<Contact> =>
  unwrap(client.DELETE('/contacts/{contact_id}/accounts/{account_id}', { params: { path: { contact_id: contactId, account_id: accountId } } }))

export const contactTimeline = (contactId: string, cursor: string | null): Promise<Page<TimelineItem>> =>
  unwrap(client.GET('/contacts/{contact_id}/timeline', { params: { ...of(contactId), query: { cursor: cursor ?? undefined } } }))

export const contactHistory = (contactId: string, cursor: string | null): Promise<Page<HistoryItem>> =>
  unwrap(client.GET('/contacts/{contact_id}/events', { params: { ...of(contactId), query: { cursor: cursor ?? undefined } } }))
