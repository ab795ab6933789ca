import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Frame, SessionAnswer, WidgetConfig } from '../src/contract'
import { Events } from '../src/loader/events'
import { Store } from '../src/loader/store'
import type { Shell } from '../src/shell'
import { Talk } from '../src/talk/talk'
import { FakeSocket, FakeStorage, message, settle, state } from './support/doubles'
import { FakeServer } from './support/server'

const config = { is_available: true, opens_at: null, name: 'Siang Dee', quick_replies: [] } as unknown as WidgetConfig

describe('the conversation on one page', () => {
  let server: FakeServer
  let sockets: FakeSocket[]
  let isLooking: boolean
  let arrivals: number[]
  let badge: number
  let isKnown: boolean

  const make = () => {
    const session = {
      answer: null as SessionAnswer | null,
      get isKnown() {
        return isKnown
      },
      start: () => Promise.resolve((session.answer ??= server.session())),
      restart: () => Promise.resolve((session.answer = server.session())),
      dropToken: () => {
        session.answer = null
        isKnown = false
      },
    }
    const shell = { http: server.http(), session, store: new Store('test:', new FakeStorage()), tabs: { say: () => undefined }, events: new Events(), config, page: { url: 'http://shop/', title: '', referrer: '' }, setUnread: (count: number) => (badge = count) }
    const events = { onChange: () => undefined, onArrival: (frame: Frame) => arrivals.push(frame.seq), isLooking: () => isLooking }
    return new Talk(shell as unknown as Shell, events, () => {
      sockets.push(new FakeSocket())
      return sockets[sockets.length - 1]!
    })
  }
  const newest = () => sockets[sockets.length - 1]!
  const said = (type: string) => sockets.flatMap((socket) => socket.said).filter((word) => word.type === type)
  const texts = (talk: Talk) => talk.timeline.entries.map((entry) => (entry.kind === 'message' ? entry.message.text : entry.state.code))

  beforeEach(() => {
    vi.useFakeTimers()
    server = new FakeServer()
    sockets = []
    isLooking = true
    arrivals = []
    badge = 0
    isKnown = false
  })
  afterEach(() => vi.useRealTimers())

  it('asks nothing of the server before the visitor says something', async () => {
    const talk = make()
    talk.wake()
    await settle()
    expect([server.starts, sockets.length]).toEqual([0, 0])
    talk.send('สวัสดีค่ะ')
    await settle()
    newest().welcome()
    expect(server.starts).toBe(1)
    expect(said('message')).toMatchObject([{ text: 'สวัสดีค่ะ', page: { url: 'http://shop/' } }])
  })

  it('begins with the newest page of the history and connects behind it', async () => {
    isKnown = true
    server.stream = Array.from({ length: 60 }, (_, at) => message(at + 1))
    const talk = make()
    talk.wake()
    await settle()
    newest().open()
    expect(newest().said).toEqual([{ type: 'hello', token: 'the token', after: 60 }])
    expect(talk.timeline.firstSeq).toBe(21)
    await talk.loadOlder()
    expect([talk.timeline.entries.length, talk.timeline.hasOlder]).toEqual([60, false])
  })

  it('loses and doubles nothing when the network is cut while both sides write', async () => {
    const talk = make()
    talk.send('one')
    await settle()
    newest().welcome()
    const first = said('message')[0] as { client_id: string }
    // The server takes it, but the answer never arrives; meanwhile an agent writes and the visitor goes on.
    server.stream = [message(1, { from: 'visitor', text: 'one', client_id: first.client_id }), message(2, { text: 'agent a' }), message(3, { text: 'agent b' })]
    newest().cut()
    talk.send('two')
    await vi.advanceTimersByTimeAsync(500)
    newest().welcome(3)
    newest().say({ type: 'frames', frames: server.stream })
    await settle()
    expect(texts(talk)).toEqual(['one', 'agent a', 'agent b'])
    const resent = newest().said.filter((word) => word.type === 'message') as { client_id: string; text: string }[]
    expect(resent[0]?.client_id).toBe(first.client_id)
    newest().say({ type: 'accepted', client_id: first.client_id, seq: 1 })
    const second = (newest().said.filter((word) => word.type === 'message') as { client_id: string; text: string }[]).at(-1)!
    expect(second.text).toBe('two')
    newest().say({ type: 'accepted', client_id: second.client_id, seq: 4 })
    newest().say({ type: 'frames', frames: [message(4, { from: 'visitor', text: 'two', client_id: second.client_id })] })
    expect(texts(talk)).toEqual(['one', 'agent a', 'agent b', 'two'])
    expect(talk.outbox.drafts).toEqual([])
  })

  it('fetches what is missing when frames come with a hole', async () => {
    isKnown = true
    const talk = make()
    talk.wake()
    await settle()
    newest().welcome()
    server.stream = [1, 2, 3, 4].map((seq) => message(seq))
    newest().say({ type: 'frames', frames: [message(4)] })
    expect(texts(talk)).toEqual([])
    await settle()
    expect(texts(talk)).toEqual(['text 1', 'text 2', 'text 3', 'text 4'])
    expect(server.gets.at(-1)).toBe('chat/v1/frames?after=0&limit=100')
  })

  it('acknowledges what arrived, and reads only while somebody looks', async () => {
    isKnown = true
    isLooking = false
    const talk = make()
    talk.wake()
    await settle()
    newest().welcome()
    newest().say({ type: 'frames', frames: [message(1), message(2)] })
    await vi.advanceTimersByTimeAsync(500)
    expect(said('ack')).toEqual([{ type: 'ack', seq: 2 }])
    expect(said('read')).toEqual([])
    expect([badge, talk.firstUnreadSeq, arrivals]).toEqual([2, 1, [1, 2]])
    isLooking = true
    talk.markRead()
    await vi.advanceTimersByTimeAsync(500)
    expect(said('read')).toEqual([{ type: 'read', seq: 2 }])
    expect(badge).toBe(0)
  })

  it('does not count the visitor\'s own words, from here or by mail, as new', async () => {
    isKnown = true
    isLooking = false
    const talk = make()
    talk.wake()
    await settle()
    newest().welcome()
    newest().say({ type: 'frames', frames: [message(1, { from: 'visitor' }), message(2, { from: 'mail' }), state(3, 'ended', 'chat_ended')] })
    expect([badge, arrivals]).toEqual([0, []])
  })

  it('sends, marks and listens by single requests while it polls', async () => {
    const talk = make()
    talk.send('one')
    await settle()
    newest().cut()
    await vi.advanceTimersByTimeAsync(500)
    server.stream = [message(1, { text: 'from the agent' })]
    newest().cut()
    await settle()
    expect(talk.link.state).toBe('polling')
    expect(texts(talk)).toEqual(['from the agent'])
    await vi.advanceTimersByTimeAsync(500)
    expect(server.posts.map(([path]) => path)).toEqual(['chat/v1/messages', 'chat/v1/ack', 'chat/v1/ack'])
    expect(server.posts[1]?.[1]).toEqual({ delivered: 1 })
    expect(talk.outbox.drafts[0]?.state).toBe('accepted')
    talk.stop()
  })

  it('tells why a message was refused', async () => {
    const talk = make()
    talk.send('hello')
    await settle()
    newest().welcome()
    const { client_id } = said('message')[0] as { client_id: string }
    newest().say({ type: 'refused', client_id, code: 'message_too_long', message: 'Too long.' })
    expect(talk.outbox.drafts).toMatchObject([{ state: 'failed', reason: 'Too long.' }])
  })

  it('follows who is there, the queue, and who writes', async () => {
    isKnown = true
    const talk = make()
    talk.wake()
    await settle()
    newest().welcome()
    newest().say({ type: 'frames', frames: [state(1, 'waiting', 'chat_waiting')] })
    newest().say({ type: 'queue', position: 2, seconds: 90 })
    expect(talk.standing.queue).toEqual({ position: 2, seconds: 90 })
    const nok = { name: 'Nok', avatar_url: null }
    newest().say({ type: 'frames', frames: [{ seq: 2, kind: 'state', document: { state: 'active', code: 'chat_accepted', agent: nok, at: '2026-11-22T03:00:00Z' } }] })
    expect([talk.standing.queue, talk.standing.agent]).toEqual([null, nok])
    newest().say({ type: 'typing', agent: nok, is_typing: true })
    expect(talk.their.name).toBe('Nok')
    await vi.advanceTimersByTimeAsync(8_000)
    expect(talk.their.name).toBeNull()
    newest().say({ type: 'availability', is_available: false, opens_at: '2026-11-23T02:00:00Z' })
    expect([talk.standing.isAvailable, talk.standing.opensAt]).toEqual([false, '2026-11-23T02:00:00Z'])
  })

  it('says that the visitor writes: at once, now and then, and when he stops', async () => {
    isKnown = true
    const talk = make()
    talk.wake()
    await settle()
    newest().welcome()
    for (let second = 0; second < 4; second++) {
      talk.own.key(true)
      await vi.advanceTimersByTimeAsync(1_000)
    }
    expect(said('typing')).toEqual([true, true].map((is_typing) => ({ type: 'typing', is_typing })))
    await vi.advanceTimersByTimeAsync(5_000)
    expect(said('typing').at(-1)).toEqual({ type: 'typing', is_typing: false })
  })

  it('begins as somebody new when the server knows the visitor no longer, but not for ever', async () => {
    isKnown = true
    const talk = make()
    talk.wake()
    await settle()
    newest().welcome()
    newest().cut(4401)
    expect([talk.standing.turnedAway, isKnown]).toEqual([null, false])
    talk.send('still me')
    await settle()
    newest().open()
    newest().cut(4401)
    expect(talk.standing.turnedAway).toBe('signed_out')
  })
})
