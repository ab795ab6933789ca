import type { Upload } from '../contract'

export type DraftState = 'waiting' | 'sending' | 'accepted' | 'failed'

/** A message of the visitor that is not yet in the stream. */
export interface Draft {
  client_id: string
  text: string
  uploads: Upload[]
  /** When he wrote it. */
  at: string
  state: DraftState
  /** Code and words of a refusal. */
  code?: string
  reason?: string
}

export interface OutboxOptions {
  /** Hand the message to the server; the answer comes through `accepted`, `refused` or `lost`. */
  transmit: (draft: Draft) => void
  /** No answer came in time: the connection is not what it seems. */
  onSilence: () => void
  onChange: () => void
  load: () => string | null
  save: (text: string | null) => void
  newId?: () => string
  now?: () => Date
}

const SILENCE = 15_000
const WAIT_WHEN_LIMITED = 5_000
const LIMITED = new Set(['rate_limited', 'too_many_requests', 'too_many_messages'])

/**
 * Own messages until the server has them: kept over reloads, sent one after the other in the order they were written,
 * sent again after every loss. Their client ids make a second arrival harmless.
 */
export class Outbox {
  drafts: Draft[] = []
  /** Client ids that are done with, so that another tab's list does not bring them back. */
  private readonly settled = new Set<string>()
  private isOpen = false
  private holds = 0
  private silence: ReturnType<typeof setTimeout> | undefined
  private pause: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly options: OutboxOptions) {
    this.drafts = this.kept().map((draft) => (draft.state === 'failed' ? draft : { ...draft, state: 'waiting' }))
  }

  get isEmpty(): boolean {
    return !this.drafts.some((draft) => draft.state === 'waiting' || draft.state === 'sending')
  }

  add(text: string, uploads: Upload[] = []): Draft {
    const { newId = randomId, now = () => new Date() } = this.options
    const draft: Draft = { client_id: newId(), text, uploads, at: now().toISOString(), state: 'waiting' }
    this.drafts = [...this.drafts, draft]
    this.changed()
    this.pump()
    return draft
  }

  /** The connection is ready to take messages. */
  open(): void {
    this.isOpen = true
    this.pump()
  }

  /** Sends nothing before `done` has come to an end: who he is, for example, has to be told before what he says. */
  waitFor(done: Promise<unknown>): void {
    this.holds += 1
    const goOn = () => {
      this.holds -= 1
      this.pump()
    }
    done.then(goOn, goOn)
  }

  /** The connection went: what was under way is sent again over the next one. */
  lost(): void {
    this.isOpen = false
    clearTimeout(this.silence)
    this.drafts = this.drafts.map((draft) => (draft.state === 'sending' ? { ...draft, state: 'waiting' } : draft))
    this.changed()
  }

  accepted(clientId: string): void {
    this.settle(clientId, { state: 'accepted' })
  }

  refused(clientId: string, code: string, reason: string): void {
    if (LIMITED.has(code)) {
      this.settle(clientId, { state: 'waiting' }, true)
      clearTimeout(this.pause)
      this.pause = setTimeout(() => {
        this.pause = undefined
        this.pump()
      }, WAIT_WHEN_LIMITED)
      return
    }
    this.settle(clientId, { state: 'failed', code, reason })
  }

  /** The message stands in the stream now. */
  seen(clientId: string): void {
    this.settled.add(clientId)
    if (!this.drafts.some((draft) => draft.client_id === clientId)) return
    const wasSending = this.drafts.some((draft) => draft.client_id === clientId && draft.state === 'sending')
    this.drafts = this.drafts.filter((draft) => draft.client_id !== clientId)
    if (wasSending) clearTimeout(this.silence)
    this.changed()
    this.pump()
  }

  /** Send a failed one again; it keeps its client id. */
  retry(clientId: string): void {
    this.settle(clientId, { state: 'waiting' })
  }

  discard(clientId: string): void {
    this.drafts = this.drafts.filter((draft) => draft.client_id !== clientId || draft.state !== 'failed')
    this.settled.add(clientId)
    this.changed()
  }

  stop(): void {
    clearTimeout(this.silence)
    clearTimeout(this.pause)
    this.isOpen = false
  }

  private settle(clientId: string, change: Partial<Draft>, isPaused = false): void {
    const found = this.drafts.find((draft) => draft.client_id === clientId)
    if (!found) return
    if (found.state === 'sending') clearTimeout(this.silence)
    this.drafts = this.drafts.map((draft) => (draft === found ? { ...omitReason(draft), ...change } : draft))
    this.changed()
    if (!isPaused) this.pump()
  }

  private pump(): void {
    if (!this.isOpen || this.holds || this.pause || this.drafts.some((draft) => draft.state === 'sending')) return
    const next = this.drafts.find((draft) => draft.state === 'waiting')
    if (!next) return
    const sending: Draft = { ...next, state: 'sending' }
    this.drafts = this.drafts.map((draft) => (draft === next ? sending : draft))
    this.silence = setTimeout(() => this.options.onSilence(), SILENCE)
    this.changed()
    this.options.transmit(sending)
  }

  /** What this tab and others have left to send. */
  private kept(): Draft[] {
    try {
      return JSON.parse(this.options.load() ?? '[]') as Draft[]
    } catch {
      return []
    }
  }

  private changed(): void {
    for (const draft of this.drafts) if (draft.state === 'accepted') this.settled.add(draft.client_id)
    const mine = new Set(this.drafts.map((draft) => draft.client_id))
    const theirs = this.kept().filter((draft) => !mine.has(draft.client_id))
    const left = [...theirs, ...this.drafts].filter((draft) => !this.settled.has(draft.client_id))
    this.options.save(left.length ? JSON.stringify(left) : null)
    this.options.onChange()
  }
}

function omitReason(draft: Draft): Draft {
  const { code: _code, reason: _reason, ...rest } = draft
  return rest
}

/** 128 random bits in hex; crypto.randomUUID exists only on secure pages. */
export function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
