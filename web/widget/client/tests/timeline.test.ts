import { describe, expect, it } from 'vitest'
import { Timeline } from '../src/talk/timeline'
import { canceled, message, state } from './support/doubles'

const seqs = (timeline: Timeline) => timeline.entries.map((entry) => entry.seq)

/** Every order of three. */
const ORDERS = [[1, 2, 3], [1, 3, 2], [2, 1, 3], [2, 3, 1], [3, 1, 2], [3, 2, 1]]

describe('the stream of a visitor', () => {
  it.each(ORDERS)('is shown in order when frames come as %i %i %i', (...order) => {
    const timeline = new Timeline()
    const applied = order.flatMap((seq) => timeline.receive([message(seq)]).applied.map((frame) => frame.seq))
    expect(applied).toEqual([1, 2, 3])
    expect(seqs(timeline)).toEqual([1, 2, 3])
    expect(timeline.lastSeq).toBe(3)
  })

  it('says that something is missing, and goes on when it has come', () => {
    const timeline = new Timeline()
    timeline.receive([message(1)])
    expect(timeline.receive([message(4), message(5)])).toEqual({ applied: [], hasGap: true })
    expect(timeline.lastSeq).toBe(1)
    const { applied, hasGap } = timeline.receive([message(2), message(3), message(4)])
    expect(applied.map((frame) => frame.seq)).toEqual([2, 3, 4, 5])
    expect(hasGap).toBe(false)
  })

  it('shows nothing twice', () => {
    const timeline = new Timeline()
    timeline.receive([message(1), message(2)])
    expect(timeline.receive([message(1), message(2)]).applied).toEqual([])
    expect(timeline.receive([message(2), message(3), message(3)]).applied.map((frame) => frame.seq)).toEqual([3])
    expect(seqs(timeline)).toEqual([1, 2, 3])
  })

  it('takes away what its author took back, also when the page of history comes later', () => {
    const timeline = new Timeline()
    timeline.begin([message(11), canceled(12, 'message-11'), canceled(13, 'message-4')], 13)
    expect(seqs(timeline)).toEqual([])
    timeline.prepend([message(3), message(4), message(5)])
    expect(seqs(timeline)).toEqual([3, 5])
    timeline.receive([canceled(14, 'message-5')])
    expect(seqs(timeline)).toEqual([3])
  })

  it('begins with the newest page and reads back to the first frame', () => {
    const timeline = new Timeline()
    timeline.begin([message(42), message(41)], 42)
    expect([timeline.firstSeq, timeline.lastSeq, timeline.hasOlder]).toEqual([41, 42, true])
    timeline.prepend([message(40), message(39), message(41)])
    expect(seqs(timeline)).toEqual([39, 40, 41, 42])
    timeline.prepend([])
    expect(timeline.hasOlder).toBe(false)
  })

  it('is empty and has nothing older for a visitor who has said nothing', () => {
    const timeline = new Timeline()
    timeline.begin([], 0)
    expect([timeline.firstSeq, timeline.lastSeq, timeline.hasOlder]).toEqual([1, 0, false])
    expect(timeline.receive([message(1)]).applied).toHaveLength(1)
  })

  it('knows what was said last and where the unread messages begin', () => {
    const timeline = new Timeline()
    timeline.receive([message(1, { from: 'visitor' }), state(2, 'waiting', 'chat_waiting'), message(3), message(4, { from: 'visitor' }), message(5), state(6, 'active', 'chat_accepted')])
    expect(timeline.lastMessage?.text).toBe('text 5')
    expect(timeline.unreadFrom(1)).toBe(5)
    expect(timeline.unreadFrom(2)).toBe(3)
    expect(timeline.unreadFrom(9)).toBe(3)
    expect(timeline.unreadFrom(0)).toBeNull()
  })
})
