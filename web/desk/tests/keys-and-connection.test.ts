import type { Preferences } from '@/api/types'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { newNotices, titleWithBadge } from '@/features/notifications/alerts'
import { isWanted } from '@/features/notifications/announce'
import { reconnectWait, RealtimeSocket } from '@/features/realtime/socket'
import type { ConnectionState, ServerMessage } from '@/features/realtime/types'
import { queryClient } from '@/query'
import { Refresher } from '@/features/realtime/refresher'
import { useAutosave } from '@/features/drafts/autosave'
import { neighbour } from '@/features/tickets/cursor'
import { commandFor } from '@/shell/commands'

describe('keys', () => {
  const press = (key: string, changes = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, isTyping: false, ...changes })

  it.each([['j', 'next'], ['k', 'previous'], ['Enter', 'open'], ['r', 'reply'], ['n', 'note'], ['a', 'assign_me'], ['s', 'status'], ['e', 'solve'], ['#', 'trash'], ['z', 'undo'], ['/', 'search'], ['?', 'shortcuts']])('%s means %s', (key, command) => {
    expect(commandFor(press(key), true)).toBe(command)
  })

  it('work on a Thai keyboard', () => {
    expect(commandFor(press('พ'), true)).toBe('reply')
    expect(commandFor(press('่'), true)).toBe('next')
  })

  it('stay letters while somebody types or has switched them off', () => {
    expect(commandFor(press('r', { isTyping: true }), true)).toBeNull()
    expect(commandFor(press('r'), false)).toBeNull()
    expect(commandFor(press('r', { ctrlKey: true }), true)).toBeNull()
  })

  it('take back by Ctrl+Z too, but not what is being typed', () => {
    expect(commandFor(press('z', { ctrlKey: true }), false)).toBe('undo')
    expect(commandFor(press('z', { metaKey: true, isTyping: true }), true)).toBeNull()
  })

  it('open the palette from anywhere', () => {
    expect(commandFor(press('k', { metaKey: true, isTyping: true }), false)).toBe('palette')
  })

  it('walk through the list and stop at its ends', () => {
    const list = [{ id: 'a' }, { id: 'b' }]
    expect(neighbour(list, null, 1)?.ticket.id).toBe('a')
    expect(neighbour(list, 'a', 1)?.ticket.id).toBe('b')
    expect(neighbour(list, 'b', 1)).toBeNull()
  })
})

describe('with the clock in hand', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  class FakeSocket {
    readyState = 1
    sent: string[] = []
    onopen?: () => void
    onmessage?: (event: { data: string }) => void
    onclose?: (event: { code: number }) => void
    send = (text: string) => void this.sent.push(text)
    close = () => this.onclose?.({ code: 1006 })
    say = (message: ServerMessage) => this.onmessage?.({ data: JSON.stringify(message) })
  }

  it('the connection says hello with the last seq after every loss, and stays away when signed out', () => {
    const opened: FakeSocket[] = []
    const states: ConnectionState[] = []
    let since: number | null = null
    let isSignedOut = false
    const socket = new RealtimeSocket('ws://desk', { since: () => since, onMessage: () => undefined, onState: (state) => states.push(state), onSignedOut: () => (isSignedOut = true) }, () => {
      const fake = new FakeSocket()
      opened.push(fake)
      return fake as unknown as WebSocket
    })
    socket.start()
    opened[0]!.onopen?.()
    opened[0]!.say({ type: 'welcome', seq: 7, user_id: 'me' })
    since = 9
    opened[0]!.onclose?.({ code: 1006 })
    expect(states).toEqual(['connecting', 'live', 'reconnecting'])
    vi.advanceTimersByTime(1000)
    opened[1]!.onopen?.()
    expect(opened.map((fake) => JSON.parse(fake.sent[0]!).since)).toEqual([null, 9])
    opened[1]!.onclose?.({ code: 4401 })
    vi.advanceTimersByTime(60_000)
    expect(isSignedOut).toBe(true)
    expect(opened).toHaveLength(2)
  })

  it('waits longer after every failure, never too long', () => {
    expect(reconnectWait(0, () => 0)).toBe(250)
    expect(reconnectWait(3, () => 1)).toBe(4000)
    expect(reconnectWait(30, () => 1)).toBe(20_000)
  })

  it('events that come together cost one read, a burst two', async () => {
    const invalidateQueries = vi.fn()
    const refresher = new Refresher({ invalidateQueries } as never)
    const reads = () => invalidateQueries.mock.calls.filter(([asked]) => !('refetchType' in asked)).length
    const together = () => {
      for (let count = 0; count < 50; count += 1) refresher.refresh(['tickets', 'list'], 1000)
    }
    together()
    await vi.advanceTimersByTimeAsync(5000)
    expect(reads()).toBe(1)
    together()
    await vi.advanceTimersByTimeAsync(10)
    together()
    await vi.advanceTimersByTimeAsync(5000)
    expect(reads()).toBe(3)
  })

  it('what one of several events laid over a ticket that nobody looks at does not make it fresh', async () => {
    queryClient.clear()
    const refresher = new Refresher(queryClient)
    queryClient.setQueryData(['ticket'], 0)
    for (const news of [1, 2, 3]) {
      queryClient.setQueryData(['ticket'], news)
      refresher.refresh(['ticket'], 150)
    }
    await vi.advanceTimersByTimeAsync(0)
    expect(queryClient.getQueryState(['ticket'])!.isInvalidated).toBe(true)
    refresher.stop()
  })

  it('a draft is saved once after a pause, again after a failure, and never after it was sent', async () => {
    let failures = 1
    const save = vi.fn(async () => {
      if (failures-- > 0) throw new Error('no network')
    })
    const autosave = useAutosave(save)
    autosave.touch()
    autosave.touch()
    await vi.advanceTimersByTimeAsync(900)
    expect(save).toHaveBeenCalledTimes(1)
    expect(autosave.state.value).toBe('failed')
    await vi.advanceTimersByTimeAsync(5000)
    expect(autosave.state.value).toBe('saved')
    autosave.touch()
    autosave.forget()
    await vi.advanceTimersByTimeAsync(5000)
    expect(save).toHaveBeenCalledTimes(2)
  })
})

describe('alerts', () => {
  const ways = { bell: true, browser: true, sound: true, push: true, mail: 'off' as const }
  const preferences = { notify: { assigned: { ...ways, sound: false }, follow: ways } as unknown as Preferences['notify'] }
  const notice = (id: string, read_at: string | null) => ({ id, kind: 'assigned' as const, ticket_id: 't', ticket_number: 1, subject: '', snippet: '', actor_name: '', is_vip: false, created_at: '', read_at })

  it('follow what the person chose', () => {
    expect(isWanted(preferences, 'assigned', 'sound')).toBe(false)
    expect(isWanted(preferences, 'follow', 'sound')).toBe(true)
  })

  it('come once, for what is new and unread, oldest first', () => {
    expect(newNotices(new Set(['a']), [notice('c', null), notice('b', null), notice('x', 'read'), notice('a', null)]).map((one) => one.id)).toEqual(['b', 'c'])
  })

  it('show in the tab', () => {
    expect(titleWithBadge('งานของฉัน', 3)).toBe('(3) งานของฉัน')
    expect(titleWithBadge('งานของฉัน', 0)).toBe('งานของฉัน')
  })
})
