import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { enableAutoUnmount, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { h, nextTick, ref, type Ref } from 'vue'
import type { Me } from '@/api/types'
import { ACCOUNT_WISHES, CONTACT_WISHES } from '@/features/contacts/wishes'
import { REACHED_BY } from '@/features/conversations/palette'
import { i18n, useBothLanguages, useLanguage } from '@/i18n'
import { keys } from '@/query'
import { router, settingsRoutes } from '@/router'
import { COMMANDS, onCommand, type Command } from '@/shell/commands'
import type { PaletteGroup } from '@/shell/paletteEntries'
import { usePaletteGroups } from '@/shell/usePaletteGroups'
import { useSession } from '@/stores/session'
import { wholeTicket } from './support/tickets'

/** Places that are no page to go to: where the desk begins, what is not found, and one thing of a list. */
const NO_PLACES = new Set(['start', 'settings', 'settings-index', 'not-found', 'inbox'])
/** What opens the palette, and keys that have no meaning beside their place. */
const ONLY_KEYS = new Set<Command>(['palette', 'open'])
const EVERY_RIGHT = ['see_all_tickets', 'work_tickets', 'note_tickets', 'edit_customers', 'block_customers', 'read_administration', 'administer', 'manage_tags', 'manage_canned_replies', 'manage_views', 'export_tickets']

const preferences = { density: 'comfortable', after_send: 'stay', shortcuts: true } as Me['preferences']
const person = (role: Me['role'], permissions: string[]): Me => ({ id: 'me', name: 'Nok', email: 'nok@x.example', role, permissions, language: 'en', theme: 'light', availability: 'online', team_ids: [], preferences }) as unknown as Me

const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } })
enableAutoUnmount(afterEach)

/** Runs in the setup of a component that shows nothing, and lives until the test ends. */
function inSetup<T>(setup: () => T): T {
  let made!: T
  mount({ setup: () => ((made = setup()), () => h('div')) }, { global: { plugins: [i18n, router, [VueQueryPlugin, { queryClient: client }]] } })
  return made
}

async function paletteOf(me: Me, at: string, prepare: (client: QueryClient) => void = () => undefined, answered: Command[] = []): Promise<{ groups: Ref<PaletteGroup[]>; text: Ref<string> }> {
  client.clear()
  client.setQueryData(keys.users, [{ id: 'kong', name: 'Kong', role: 'agent', is_active: true }, { id: 'me', name: 'Nok', role: 'agent', is_active: true }])
  client.setQueryData(keys.teams, [{ id: 'service', name: 'Service' }])
  client.setQueryData(keys.tags, [{ id: 'refund', name: 'Refund', color: 'red' }])
  client.setQueryData(keys.ticketStatuses, [])
  prepare(client)
  useSession().me = me
  await router.replace(at)
  const text = ref('')
  const groups = inSetup(() => {
    for (const command of answered) onCommand(command, () => undefined)
    return usePaletteGroups(text)
  })
  await nextTick()
  return { groups, text }
}

const entriesOf = (groups: PaletteGroup[]) => groups.flatMap((one) => one.entries)

describe('the palette', () => {
  // The palette fetches the sentences of both languages, and the router the page: here they are there before.
  beforeAll(async () => {
    await useLanguage('en')
    await useBothLanguages()
    setActivePinia(createPinia())
    useSession().me = person('admin', EVERY_RIGHT)
    for (const page of ['/companies/a1', '/inbox/all/t1']) await router.replace(page)
  }, 60_000)

  beforeEach(() => {
    localStorage.clear()
    setActivePinia(createPinia())
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network in this test')))
  })

  it('has every page of the desk and of the settings that the person may open', async () => {
    const { groups } = await paletteOf(person('admin', EVERY_RIGHT), '/')
    const found = new Set(entriesOf(groups.value).flatMap((one) => (one.to ? [one.to.split('?')[0]] : [])))
    const pages = router.getRoutes().filter((one) => one.name && !one.meta.isPublic && !one.path.includes(':') && !NO_PLACES.has(String(one.name)))
    const inSettings = settingsRoutes.filter((one) => one.meta?.settings).map((one) => `/settings/${one.path}`)
    const desk = pages.map((one) => one.path).filter((path) => !path.startsWith('/settings'))
    expect(desk.length).toBeGreaterThan(4)
    expect(inSettings.length).toBeGreaterThan(20)
    expect([...desk, ...inSettings].filter((path) => !found.has(path))).toEqual([])
  })

  it.each([['agent', ['work_tickets', 'note_tickets', 'edit_customers']], ['sales', ['see_all_tickets', 'note_tickets', 'edit_customers']]] as const)('offers an %s no page that is closed to him', async (role, rights) => {
    const { groups } = await paletteOf(person(role, [...rights]), '/')
    const found = new Set(entriesOf(groups.value).map((one) => one.to))
    const closed = settingsRoutes.filter((one) => one.meta?.settings?.roles && !one.meta.settings.roles.includes(role)).map((one) => `/settings/${one.path}`)
    expect(closed.length).toBeGreaterThan(10)
    expect(closed.filter((path) => found.has(path))).toEqual([])
    expect(found.has('/contacts')).toBe(true)
    expect(found.has('/chats')).toBe(role === 'agent')
  })

  it('has every command that something on the screen answers, and no other', async () => {
    const { groups } = await paletteOf(person('agent', []), '/', undefined, [...COMMANDS])
    const wanted = COMMANDS.filter((command) => !ONLY_KEYS.has(command)).map((command) => `command:${command}`)
    expect(entriesOf(groups.value).filter((one) => one.id.startsWith('command:')).map((one) => one.id).toSorted()).toEqual(wanted.toSorted())
    const { groups: other } = await paletteOf(person('agent', []), '/', undefined, ['solve'])
    expect(entriesOf(other.value).filter((one) => one.id.startsWith('command:')).map((one) => one.id)).toContain('command:solve')
  })

  it('does not offer what the person may not do', async () => {
    let isAllowed = false
    const { groups } = await paletteOf(person('agent', []), '/')
    inSetup(() => onCommand('spam', () => undefined, () => isAllowed))
    const offers = () => entriesOf(groups.value).some((one) => one.id === 'command:spam')
    expect(offers()).toBe(false)
    isAllowed = true
    inSetup(() => onCommand('spam', () => undefined, () => isAllowed))
    expect(offers()).toBe(true)
  })

  describe('on a ticket', () => {
    const ticket = wholeTicket(1, { id: 't1', permissions: ['reply', 'note', 'status', 'assign', 'tag', 'spam', 'trash', 'merge'], contact: { id: 'c1', name: 'Somchai', is_vip: false }, snoozed_until: '2026-12-01T00:00:00Z', owner: null, team: null, tags: [], priority: 'normal', type: null, status: 'open', status_id: null })
    const contact = { id: 'c1', name: 'Somchai', is_vip: false, is_blocked: false, identities: [{ id: 'i1', kind: 'phone', external_id: '+66812345678' }], accounts: [{ id: 'a1', name: 'Siam', role: '' }] }
    const prepare = (permissions: string[]) => (client: QueryClient) => {
      client.setQueryData(keys.ticket('t1'), { ticket: { ...ticket, permissions }, messages: [], drafts: [] })
      client.setQueryData(keys.contact('c1'), contact)
    }
    const typed = async (me: Me, permissions: string[]): Promise<string[]> => {
      vi.useFakeTimers()
      const { groups, text } = await paletteOf(me, '/inbox/all/t1', prepare(permissions))
      text.value = 'o'
      await vi.advanceTimersByTimeAsync(400)
      vi.useRealTimers()
      return entriesOf(groups.value).map((one) => one.id).filter((id) => id.startsWith('value:'))
    }

    it('reaches every change of a ticket, as a command or as a value', async () => {
      const ids = await typed(person('agent', EVERY_RIGHT), ticket.permissions)
      for (const [change, way] of Object.entries(REACHED_BY)) {
        if ('command' in way) expect(COMMANDS, change).toContain(way.command)
        else expect(ids.some((id) => id.startsWith(`value:${way.value}`)), change).toBe(true)
      }
      expect(ids).toEqual(expect.arrayContaining(['value:owner:kong', 'value:team:service', 'value:tag:refund', 'value:priority:urgent', 'value:status:solved:', 'value:customer', 'value:company:a1', 'value:call:+66812345678', 'value:vip', 'value:block']))
    })

    it('reaches everything that can be done for its customer, and for a company on its page', async () => {
      const ids = await typed(person('agent', EVERY_RIGHT), ticket.permissions)
      expect(ids).toEqual(expect.arrayContaining(CONTACT_WISHES.map((wish) => `value:${wish}`)))
      const company = (client: QueryClient) => void client.setQueryData(keys.account('a1'), { id: 'a1', name: 'Siam', addresses: [], version: 1 })
      const of = async (me: Me) => entriesOf((await paletteOf(me, '/companies/a1', company)).groups.value).map((one) => one.id).filter((id) => id.startsWith('value:'))
      expect(await of(person('agent', EVERY_RIGHT))).toEqual(ACCOUNT_WISHES.map((wish) => `value:${wish}`))
      expect(await of(person('sales', []))).toEqual(['value:history'])
    })

    it('offers whoever only reads it nothing that changes it', async () => {
      expect(await typed(person('sales', ['note_tickets']), ['note'])).toEqual(['value:customer', 'value:company:a1', 'value:call:+66812345678', 'value:history'])
    })
  })
})
