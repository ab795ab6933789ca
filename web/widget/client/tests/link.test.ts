import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Frame, FramesAnswer } from '../src/contract'
import { waitBefore } from '../src/talk/backoff'
import { Link, type LinkOptions, type LinkState } from '../src/talk/link'
import { FakeSocket, message, settle } from './support/doubles'

describe('the wait before another try', () => {
  it('doubles up to its limit', () => {
    expect([0, 1, 2, 3, 10, 100].map((attempt) => waitBefore(attempt, 30_000, () => 1))).toEqual([500, 1000, 2000, 4000, 30_000, 30_000])
  })

  it('is spread over its upper half', () => {
    expect(waitBefore(3, 30_000, () => 0)).toBe(2000)
    expect(waitBefore(3, 30_000, () => 0.5)).toBe(3000)
  })
})

describe('the connection', () => {
  let sockets: FakeSocket[]
  let states: LinkState[]
  let frames: Frame[]
  let turnedAway: unknown[]
  let polls: { after: number; answer: (given: FramesAnswer) => void; fail: (error: unknown) => void; signal: AbortSignal }[]
  let after: number

  const make = (changes: Partial<LinkOptions> = {}) =>
    new Link({
      openSocket: () => {
        sockets.push(new FakeSocket())
        return sockets[sockets.length - 1]!
      },
      poll: (from, signal) => new Promise((answer, fail) => polls.push({ after: from, answer, fail, signal })),
      token: () => Promise.resolve('the token'),
      after: () => after,
      onFrames: (some) => frames.push(...some),
      onWord: () => undefined,
      onState: (state) => states.push(state),
      onTurnedAway: (error) => turnedAway.push(error),
      isFinal: (error) => error === 'final',
      random: () => 1,
      ...changes,
    })
  const started = async (changes: Partial<LinkOptions> = {}) => {
    const link = make(changes)
    link.start()
    await settle()
    return link
  }
  const later = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)
  const newest = () => sockets[sockets.length - 1]!

  beforeEach(() => {
    vi.useFakeTimers()
    sockets = []
    states = []
    frames = []
    turnedAway = []
    polls = []
    after = 0
  })
  afterEach(() => vi.useRealTimers())

  it('says hello with the last frame it has, each time', async () => {
    await started()
    after = 7
    newest().welcome(7)
    expect(newest().said).toEqual([{ type: 'hello', token: 'the token', after: 7 }])
    after = 12
    newest().cut()
    await later(500)
    newest().open()
    expect(newest().said[0]).toEqual({ type: 'hello', token: 'the token', after: 12 })
    expect(states).toEqual(['connecting', 'live', 'lost'])
  })

  it('comes back with growing waits and begins anew after a welcome', async () => {
    await started()
    newest().welcome()
    newest().cut()
    await later(499)
    expect(sockets).toHaveLength(1)
    await later(1)
    expect(sockets).toHaveLength(2)
    newest().cut()
    await later(999)
    expect(sockets).toHaveLength(2)
    await later(1)
    expect(sockets).toHaveLength(3)
    newest().welcome()
    newest().cut()
    await later(500)
    expect(sockets).toHaveLength(4)
  })

  it('tries at once when the network is back', async () => {
    const link = await started()
    newest().cut()
    link.hurry()
    await settle()
    expect(sockets).toHaveLength(2)
  })

  it('gives a socket up that is never welcomed', async () => {
    await started()
    newest().open()
    await later(10_000)
    expect(newest().isClosed).toBe(true)
    expect(states).toEqual(['connecting', 'lost'])
  })

  it('pings, and gives a socket up that has gone silent', async () => {
    await started()
    newest().welcome()
    await later(25_000)
    expect(newest().said[1]).toEqual({ type: 'ping' })
    newest().say({ type: 'pong' })
    await later(50_000)
    expect(newest().isClosed).toBe(false)
    await later(50_000)
    expect(sockets[0]?.isClosed).toBe(true)
  })

  it('hears nothing more from a socket it gave up', async () => {
    const link = await started()
    newest().welcome()
    const old = newest()
    const { onmessage } = old
    link.doubt()
    onmessage?.({ data: JSON.stringify({ type: 'frames', frames: [message(1)] }) })
    expect(frames).toEqual([])
  })

  it('polls where sockets do not get through, and goes on trying them', async () => {
    await started()
    newest().cut()
    await later(500)
    newest().cut()
    await settle()
    expect(polls).toHaveLength(1)
    polls[0]!.answer({ frames: [message(1)], last_seq: 1 })
    after = 1
    await settle()
    expect(frames.map((frame) => frame.seq)).toEqual([1])
    expect(states.at(-1)).toBe('polling')
    expect(polls[1]?.after).toBe(1)

    await later(1_000)
    newest().welcome(1)
    expect(states.at(-1)).toBe('live')
    expect(polls[1]?.signal.aborted).toBe(true)
    polls[1]?.answer({ frames: [message(2)], last_seq: 2 })
    await settle()
    expect(frames).toHaveLength(1)
  })

  it('stays connected by polling when another socket fails', async () => {
    await started()
    newest().cut()
    await later(500)
    newest().cut()
    await settle()
    polls[0]!.answer({ frames: [], last_seq: 0 })
    await settle()
    await later(1_000)
    newest().cut()
    expect(states.at(-1)).toBe('polling')
  })

  it('says that it is lost when neither gets through, and polls again after a while', async () => {
    await started()
    newest().cut()
    await later(500)
    newest().cut()
    await settle()
    polls[0]!.fail('network')
    await settle()
    expect(states.at(-1)).toBe('lost')
    await later(500)
    expect(polls).toHaveLength(2)
  })

  it('waits with the first connection until the session could be started', async () => {
    let tries = 0
    await started({ token: () => (++tries < 3 ? Promise.reject(new Error('network')) : Promise.resolve('late')) })
    await later(500)
    await later(1_000)
    newest().open()
    expect(newest().said).toEqual([{ type: 'hello', token: 'late', after: 0 }])
  })

  it.each([4401, 4403])('does not come back after being turned away with %i', async (code) => {
    await started()
    newest().welcome()
    newest().cut(code)
    await later(120_000)
    expect(sockets).toHaveLength(1)
    expect(turnedAway).toHaveLength(1)
    expect(states.at(-1)).toBe('off')
  })

  it('does not come back when the session is refused', async () => {
    await started({ token: () => Promise.reject('final') })
    await later(120_000)
    expect([sockets.length, turnedAway]).toEqual([0, ['final']])
  })

  it('is over when it is stopped, whatever was under way', async () => {
    const link = await started()
    newest().cut()
    link.stop()
    await later(120_000)
    expect(sockets).toHaveLength(1)
    expect(states.at(-1)).toBe('off')
    expect(link.say({ type: 'ping' })).toBe(false)
  })
})
