import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Outbox, type Draft } from '../src/talk/outbox'

describe('own messages', () => {
  let sent: Draft[]
  let kept: string | null
  let silences: number
  let number: number

  const make = () =>
    new Outbox({
      transmit: (draft) => sent.push(draft),
      onSilence: () => (silences += 1),
      onChange: () => undefined,
      load: () => kept,
      save: (text) => (kept = text),
      newId: () => `id-${++number}`,
      now: () => new Date('2026-11-22T03:00:00Z'),
    })
  const states = (outbox: Outbox) => outbox.drafts.map((draft) => `${draft.text} ${draft.state}`)

  beforeEach(() => {
    vi.useFakeTimers()
    sent = []
    kept = null
    silences = number = 0
  })
  afterEach(() => vi.useRealTimers())

  it('wait while there is no connection, then go one after the other as they were written', () => {
    const outbox = make()
    for (const text of ['one', 'two', 'three']) outbox.add(text)
    expect(sent).toEqual([])
    outbox.open()
    expect(sent.map((draft) => draft.text)).toEqual(['one'])
    outbox.accepted('id-1')
    expect(sent.map((draft) => draft.text)).toEqual(['one', 'two'])
    outbox.accepted('id-2')
    outbox.accepted('id-3')
    expect(states(outbox)).toEqual(['one accepted', 'two accepted', 'three accepted'])
    for (const id of ['id-1', 'id-2', 'id-3']) outbox.seen(id)
    expect(outbox.drafts).toEqual([])
  })

  it('are sent again with the same id after a loss, as often as it takes', () => {
    const outbox = make()
    outbox.add('hello')
    for (let time = 0; time < 3; time++) {
      outbox.open()
      outbox.lost()
    }
    outbox.open()
    expect(sent.map((draft) => draft.client_id)).toEqual(['id-1', 'id-1', 'id-1', 'id-1'])
    outbox.accepted('id-1')
    outbox.lost()
    outbox.open()
    expect(sent).toHaveLength(4)
  })

  it('are settled by their frame when the answer was lost on the way', () => {
    const outbox = make()
    outbox.add('one')
    outbox.add('two')
    outbox.open()
    outbox.lost()
    outbox.seen('id-1')
    outbox.open()
    expect(sent.map((draft) => draft.text)).toEqual(['one', 'two'])
  })

  it('wait until what has to come first is told, or could not be', async () => {
    const outbox = make()
    outbox.open()
    for (const done of [() => Promise.resolve(), () => Promise.reject(new Error('refused'))]) {
      sent = []
      outbox.waitFor(done())
      const { client_id } = outbox.add('hello')
      expect(sent).toEqual([])
      await vi.advanceTimersByTimeAsync(0)
      expect(sent.map((draft) => draft.client_id)).toEqual([client_id])
      outbox.seen(client_id)
    }
  })

  it('survive a reload of the page', () => {
    make().add('written in a tunnel')
    const next = make()
    next.open()
    expect(sent.map((draft) => [draft.client_id, draft.text])).toEqual([['id-1', 'written in a tunnel']])
    next.accepted('id-1')
    expect(kept).toBeNull()
  })

  it('say why they were refused, hold nobody up, and can be sent again', () => {
    const outbox = make()
    outbox.open()
    outbox.add('too much')
    outbox.add('fine')
    outbox.refused('id-1', 'message_too_long', 'Too long.')
    expect(outbox.drafts[0]).toMatchObject({ state: 'failed', code: 'message_too_long', reason: 'Too long.' })
    expect(sent.map((draft) => draft.text)).toEqual(['too much', 'fine'])
    outbox.accepted('id-2')
    outbox.retry('id-1')
    expect(sent.map((draft) => draft.client_id)).toEqual(['id-1', 'id-2', 'id-1'])
    expect(outbox.drafts[0]).not.toHaveProperty('reason')
  })

  it('that failed stay failed over a reload and can be thrown away', () => {
    const outbox = make()
    outbox.open()
    outbox.add('too much')
    outbox.refused('id-1', 'blocked', '')
    const next = make()
    next.open()
    expect(sent).toHaveLength(1)
    next.discard('id-1')
    expect([next.drafts, kept]).toEqual([[], null])
  })

  it('slow down by themselves when there were too many a minute', () => {
    const outbox = make()
    outbox.open()
    outbox.add('one')
    outbox.refused('id-1', 'rate_limited', '')
    expect(states(outbox)).toEqual(['one waiting'])
    expect(sent).toHaveLength(1)
    vi.advanceTimersByTime(5_000)
    expect(sent).toHaveLength(2)
  })

  it('doubt a connection that never answers', () => {
    const outbox = make()
    outbox.open()
    outbox.add('anybody there?')
    vi.advanceTimersByTime(14_999)
    expect(silences).toBe(0)
    vi.advanceTimersByTime(1)
    expect(silences).toBe(1)
  })

  it('of another tab are not forgotten by this one', () => {
    const [one, other] = [make(), make()]
    one.add('from one')
    other.add('from the other')
    expect((JSON.parse(kept ?? '[]') as Draft[]).map((draft) => draft.text)).toEqual(['from one', 'from the other'])
    one.open()
    one.accepted('id-1')
    other.open()
    other.accepted('id-2')
    expect(kept).toBeNull()
  })

  it('forget what is kept when it cannot be read', () => {
    kept = '{not json'
    expect(make().drafts).toEqual([])
  })
})
