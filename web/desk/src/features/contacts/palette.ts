import { skipToken, useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useRoute } from 'vue-router'
import type { Account } from '@/api/types'
import type { OpenTicket } from '@/features/messages/mergeDetail'
import { keys } from '@/query'
import type { PaletteEntry, PaletteSource } from '@/shell/paletteEntries'
import { useSession } from '@/stores/session'
import { useUi } from '@/stores/ui'
import { useBlocking } from './useBlocking'
import { useContact } from './useContact'
import { ACCOUNT_WISHES, CONTACT_WISHES, isReading, type AccountWish, type ContactWish } from './wishes'

const OF_CONTACT: Record<ContactWish, { key: string; icon: string }> = {
  name: { key: 'customers.edit_name', icon: 'i-lucide-pencil' },
  identity: { key: 'customers.identity.add', icon: 'i-lucide-at-sign' },
  company: { key: 'customers.company.link', icon: 'i-lucide-building-2' },
  address: { key: 'customers.address.add', icon: 'i-lucide-map-pin' },
  merge: { key: 'customers.merge.open', icon: 'i-lucide-merge' },
  history: { key: 'customers.history.title', icon: 'i-lucide-history' },
}
const OF_ACCOUNT: Record<AccountWish, { key: string; icon: string }> = {
  edit: { key: 'customers.company.edit', icon: 'i-lucide-pencil' },
  person: { key: 'customers.new.add', icon: 'i-lucide-user-plus' },
  address: { key: 'customers.address.add', icon: 'i-lucide-map-pin' },
  history: { key: 'customers.history.title', icon: 'i-lucide-history' },
  delete: { key: 'customers.company.remove', icon: 'i-lucide-trash-2' },
}

/** What can be done for the customer of the open ticket or page, and for the company whose page is open. */
export const usePalette: PaletteSource['usePalette'] = ({ typed, both, go }) => {
  const route = useRoute()
  const session = useSession()
  const ui = useUi()
  const { data: open } = useQuery<OpenTicket>({ queryKey: computed(() => keys.ticket(typeof route.params.ticketId === 'string' ? route.params.ticketId : '')), queryFn: skipToken })
  const contactId = computed(() => (route.name === 'contact' ? String(route.params.id) : (open.value?.ticket.contact?.id ?? null)))
  const { data: contact, setVip, setBlocked } = useContact(() => contactId.value)
  const block = useBlocking(setBlocked)
  const accountId = computed(() => (route.name === 'account' ? String(route.params.id) : ''))
  const { data: account } = useQuery<Account>({ queryKey: computed(() => keys.account(accountId.value)), queryFn: skipToken })
  const isAllowed = (wish: ContactWish | AccountWish) => isReading(wish) || session.can('edit_customers')
  const wanted = (wish: ContactWish | AccountWish, { key, icon }: { key: string; icon: string }, to: string): PaletteEntry => ({ id: `value:${wish}`, ...both(key), icon, run: () => go(`${to}?do=${wish}`) })

  const ofContact = computed<PaletteEntry[]>(() => {
    const now = contact.value
    if (!now || !contactId.value) return []
    const [page, company] = [both('commands.customer.open'), both('commands.customer.open_company')]
    return [
      { id: 'value:customer', label: `${page.label}: ${now.name}`, words: page.words, icon: 'i-lucide-contact-round', run: () => go(`/contacts/${now.id}`) },
      ...now.accounts.map((one) => ({ id: `value:company:${one.id}`, label: `${company.label}: ${one.name}`, words: company.words, icon: 'i-lucide-building-2', run: () => go(`/companies/${one.id}`) })),
      ...(session.can('note_tickets') ? now.identities.filter((one) => one.kind === 'phone').map((one) => ({ id: `value:call:${one.external_id}`, ...both('contacts.note_call', { number: one.external_id }), icon: 'i-lucide-phone-outgoing', run: () => ui.call(one.external_id) })) : []),
      ...(session.can('edit_customers') ? [{ id: 'value:vip', ...both(now.is_vip ? 'contacts.no_vip' : 'contacts.make_vip'), icon: now.is_vip ? 'i-lucide-star-off' : 'i-lucide-star', run: () => void setVip(!now.is_vip) }] : []),
      ...CONTACT_WISHES.filter(isAllowed).map((wish) => wanted(wish, OF_CONTACT[wish], `/contacts/${now.id}`)),
      ...(session.can('block_customers') ? [{ id: 'value:block', ...both(now.is_blocked ? 'contacts.unblock' : 'contacts.block'), icon: now.is_blocked ? 'i-lucide-shield-check' : 'i-lucide-ban', run: () => void block(now.name, !now.is_blocked) }] : []),
    ]
  })
  const ofAccount = computed<PaletteEntry[]>(() => (account.value ? ACCOUNT_WISHES.filter(isAllowed).map((wish) => wanted(wish, OF_ACCOUNT[wish], `/companies/${account.value!.id}`)) : []))

  return computed(() => [
    { id: 'customer', label: both('contacts.customer').label, isHere: route.name === 'contact', entries: typed.value.trim() || route.name === 'contact' ? ofContact.value : [] },
    { id: 'company', label: both('customers.company.one').label, isHere: true, entries: ofAccount.value },
  ])
}
