import type { Frame, MessageDocument, StateDocument } from '../contract'

export type Entry =
  | { seq: number; kind: 'message'; message: MessageDocument }
  | { seq: number; kind: 'state'; state: StateDocument }

export interface Received {
  /** Frames that took their place now, in order. */
  applied: Frame[]
  /** Something before the newest frame is missing: fetch what follows `lastSeq`. */
  hasGap: boolean
}

/**
 * The visitor's stream as far as this page knows it. Frames take effect in the order of their numbers, each once:
 * doubles are ignored, and what comes too early waits until the frames before it are here.
 */
export class Timeline {
  entries: Entry[] = []
  /** Everything up to here is applied. */
  lastSeq = 0
  /** The oldest frame that was read; 1 when there is nothing older. */
  firstSeq = 1
  private readonly early = new Map<number, Frame>()
  private readonly canceled = new Set<string>()

  /** The newest page of a stream that is known to end at `lastSeq`. */
  begin(frames: readonly Frame[], lastSeq: number): void {
    const sorted = inOrder(frames)
    this.entries = []
    this.early.clear()
    this.canceled.clear()
    this.lastSeq = sorted.length ? sorted[sorted.length - 1]!.seq : lastSeq
    this.firstSeq = sorted[0]?.seq ?? lastSeq + 1
    this.put(sorted, 'behind')
  }

  receive(frames: readonly Frame[]): Received {
    for (const frame of frames) if (frame.seq > this.lastSeq) this.early.set(frame.seq, frame)
    const applied: Frame[] = []
    for (let next = this.early.get(this.lastSeq + 1); next; next = this.early.get(this.lastSeq + 1)) {
      this.early.delete(next.seq)
      this.lastSeq = next.seq
      applied.push(next)
    }
    this.put(applied, 'behind')
    return { applied, hasGap: this.early.size > 0 }
  }

  /** Older frames that the reader scrolled up to. */
  prepend(frames: readonly Frame[]): void {
    const older = inOrder(frames).filter((frame) => frame.seq < this.firstSeq)
    this.firstSeq = older[0]?.seq ?? 1
    this.put(older, 'before')
  }

  get hasOlder(): boolean {
    return this.firstSeq > 1
  }

  /** What was said last. */
  get lastMessage(): MessageDocument | null {
    for (let at = this.entries.length - 1; at >= 0; at--) {
      const entry = this.entries[at]!
      if (entry.kind === 'message') return entry.message
    }
    return null
  }

  /** Where the last `count` messages of others begin; null when none of them is here. */
  unreadFrom(count: number): number | null {
    const theirs = this.entries.filter((entry) => entry.kind === 'message' && (entry.message.from === 'agent' || entry.message.from === 'system'))
    return count > 0 ? (theirs[Math.max(0, theirs.length - count)]?.seq ?? null) : null
  }

  private put(frames: readonly Frame[], where: 'before' | 'behind'): void {
    const fresh: Entry[] = []
    for (const frame of frames) {
      if (frame.kind === 'message') fresh.push({ seq: frame.seq, kind: 'message', message: frame.document })
      else if (frame.kind === 'state') fresh.push({ seq: frame.seq, kind: 'state', state: frame.document })
      else if (frame.kind === 'canceled') this.canceled.add(frame.document.message_id)
    }
    const all = where === 'behind' ? [...this.entries, ...fresh] : [...fresh, ...this.entries]
    this.entries = all.filter((entry) => entry.kind !== 'message' || !this.canceled.has(entry.message.id))
  }
}

function inOrder(frames: readonly Frame[]): Frame[] {
  return [...frames].sort((one, other) => one.seq - other.seq)
}
