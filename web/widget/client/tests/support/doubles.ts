import type { ClientWord, Frame, MessageDocument, ServerWord } from '../../src/contract'
import type { SocketLike } from '../../src/talk/link'

/** A socket whose other end is the test. */
export class FakeSocket implements SocketLike {
  readyState = 0
  onopen: (() => void) | null = null
  onmessage: ((event: { data: unknown }) => void) | null = null
  onclose: ((event: { code: number }) => void) | null = null
  readonly said: ClientWord[] = []
  isClosed = false

  send(text: string): void {
    this.said.push(JSON.parse(text) as ClientWord)
  }

  close(): void {
    this.isClosed = true
    this.readyState = 3
  }

  /** The server takes the connection. */
  open(): void {
    this.readyState = 1
    this.onopen?.()
  }

  say(word: ServerWord): void {
    this.onmessage?.({ data: JSON.stringify(word) })
  }

  welcome(lastSeq = 0): void {
    this.open()
    this.say({ type: 'welcome', last_seq: lastSeq, chat: null, is_available: true })
  }

  /** The connection is cut. */
  cut(code = 1006): void {
    this.readyState = 3
    this.onclose?.({ code })
  }
}

export function message(seq: number, changes: Partial<MessageDocument> = {}): Frame & { kind: 'message' } {
  return { seq, kind: 'message', document: { id: `message-${seq}`, from: 'agent', text: `text ${seq}`, at: '2026-11-22T03:00:00Z', ...changes } }
}

export function canceled(seq: number, messageId: string): Frame {
  return { seq, kind: 'canceled', document: { message_id: messageId } }
}

export function state(seq: number, name: 'waiting' | 'active' | 'ended' | 'away', code: string): Frame {
  return { seq, kind: 'state', document: { state: name, code, at: '2026-11-22T03:00:00Z' } }
}

/** localStorage without a browser. */
export class FakeStorage implements Storage {
  readonly kept = new Map<string, string>()
  get length(): number {
    return this.kept.size
  }
  clear = () => this.kept.clear()
  getItem = (name: string) => this.kept.get(name) ?? null
  key = (at: number) => [...this.kept.keys()][at] ?? null
  removeItem = (name: string) => void this.kept.delete(name)
  setItem = (name: string, value: string) => void this.kept.set(name, value)
}

/** Lets promises that are ready go on. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve()
}
