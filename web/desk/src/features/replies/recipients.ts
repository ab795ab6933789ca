import type { Addr, Contact, Message } from '@/api/types'

const same = (one: Addr, other: Addr) => one.external_id.toLowerCase() === other.external_id.toLowerCase()

/** `Support+t42.x9@shop.example` is the mailbox `support@shop.example`: our answers carry such addresses. */
const withoutTag = (address: string) => address.toLowerCase().replace(/\+[^@]*@/, '@')

export interface Recipients {
  to: Addr[]
  cc: Addr[]
  bcc: Addr[]
}

/**
 * Whom an answer goes to before anybody touches it: the people of our last answer, else the customer's own address; copies go to
 * whoever the customer copied last, without ourselves.
 */
export function defaultRecipients(messages: Message[], contact: Contact | null, kind: string, ours: string[]): Recipients {
  const isOurs = (address: Addr) => ours.some((own) => own.toLowerCase() === withoutTag(address.external_id))
  const lastOutbound = messages.findLast((message) => message.direction === 'outbound' && !message.is_automatic && !message.is_side && message.to.length > 0)
  const lastInbound = messages.findLast((message) => message.direction === 'inbound' && !message.is_side)
  const identities = (contact?.identities ?? []).filter((identity) => identity.kind === kind && !identity.is_blocked)
  const identity = identities.find((one) => one.is_verified) ?? identities[0]
  const own: Addr[] = identity ? [{ kind: identity.kind, external_id: identity.external_id, name: contact?.name ?? '' }] : []
  const to = lastOutbound?.to.length ? lastOutbound.to : own
  // Without knowing our own addresses, the mailbox that was written to cannot be told from the people beside it.
  const copies = [...(lastInbound?.cc ?? []), ...(ours.length ? (lastInbound?.to ?? []) : [])]
  const cc = copies.filter((address, index) => !isOurs(address) && !to.some((one) => same(one, address)) && copies.findIndex((one) => same(one, address)) === index)
  return { to, cc, bcc: [] }
}

const MAIL = /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]+$/

/** Reads addresses as people type or paste them: `Somying <somying@example.com>, office@example.com`. */
export function parseAddresses(text: string): { addresses: Addr[]; rest: string } {
  const addresses: Addr[] = []
  const rest: string[] = []
  for (const part of text.split(/[,;\n]+/).map((one) => one.trim()).filter(Boolean)) {
    const named = /^"?([^"<]*)"?\s*<([^>]+)>$/.exec(part)
    const address = (named?.[2] ?? part).trim()
    if (MAIL.test(address)) addresses.push({ kind: 'email', external_id: address, name: named?.[1]?.trim() ?? '' })
    else rest.push(part)
  }
  return { addresses, rest: rest.join(', ') }
}

export function addAddresses(list: Addr[], more: Addr[]): Addr[] {
  return more.reduce((all, address) => (all.some((one) => same(one, address)) ? all : [...all, address]), list)
}
