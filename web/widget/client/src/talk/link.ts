import type { ClientWord, Frame, FramesAnswer, ServerWord } from '../contract'
import { waitBefore } from './backoff'

/** off: not wanted · connecting: first try · live: socket · polling: long poll · lost: neither, trying again. */
export type LinkState = 'off' | 'connecting' | 'live' | 'polling' | 'lost'

export interface SocketLike {
  readyState: number
  onopen: (() => void) | null
  onmessage: ((event: { data: unknown }) => void) | null
  onclose: ((event: { code: number }) => void) | null
  send(text: string): void
  close(): void
}

export interface LinkOptions {
  openSocket: () => SocketLike
  /** Frames behind `after`, answered when there are some or after some seconds. */
  poll: (after: number, signal: AbortSignal) => Promise<FramesAnswer>
  /** The token to say hello with; starts the session where there is none yet. */
  token: () => Promise<string>
  after: () => number
  onFrames: (frames: Frame[]) => void
  onWord: (word: Exclude<ServerWord, { type: 'frames' | 'pong' }>) => void
  onState: (state: LinkState) => void
  /** The server turned this visitor away for good: `blocked`, `signed_out`. */
  onTurnedAway: (error: unknown) => void
  isFinal: (error: unknown) => boolean
  random?: () => number
}

const OPEN = 1
const WELCOME_WITHIN = 10_000
const PING_EVERY = 25_000
const SILENT_FOR = 60_000
const SOCKET_TRIES = 2
const EMPTY_WITHIN = 1_000
const LONGEST = 30_000
const LONGEST_WHILE_POLLING = 60_000
/** Closing codes after which coming back is of no use with the same token. */
const TURNED_AWAY = new Set([4401, 4403])

/** A connection to the stream that keeps itself alive: a socket, or a long poll where sockets do not get through. */
export class Link {
  state: LinkState = 'off'
  private socket: SocketLike | null = null
  private attempt = 0
  private retry: ReturnType<typeof setTimeout> | undefined
  private ping: ReturnType<typeof setInterval> | undefined
  private patience: ReturnType<typeof setTimeout> | undefined
  private polling: AbortController | null = null
  private heardAt = 0
  private run = 0

  constructor(private readonly options: LinkOptions) {}

  start(): void {
    if (this.state !== 'off') return
    this.attempt = 0
    this.become('connecting')
    void this.connect()
  }

  stop(): void {
    this.run += 1
    clearTimeout(this.retry)
    this.dropSocket()
    this.stopPolling()
    this.become('off')
  }

  /** Try now instead of waiting: the network is back, or somebody looks at the page again. */
  hurry(): void {
    if (this.state === 'off' || this.state === 'live' || this.socket) return
    this.attempt = 0
    clearTimeout(this.retry)
    void this.connect()
  }

  /** The network is gone, or an answer never came: give this socket up. */
  doubt(): void {
    if (this.socket) this.lose(this.socket, 1006)
  }

  /** False when there is no socket to say it through. */
  say(word: ClientWord): boolean {
    if (this.state !== 'live' || this.socket?.readyState !== OPEN) return false
    this.socket.send(JSON.stringify(word))
    return true
  }

  private async connect(): Promise<void> {
    const run = ++this.run
    let token: string
    try {
      token = await this.options.token()
    } catch (error) {
      if (run === this.run) this.failed(error)
      return
    }
    if (run !== this.run || this.state === 'off') return
    this.dropSocket()
    const socket = this.options.openSocket()
    this.socket = socket
    this.patience = setTimeout(() => this.lose(socket, 1006), WELCOME_WITHIN)
    socket.onopen = () => socket.send(JSON.stringify({ type: 'hello', token, after: this.options.after() }))
    socket.onmessage = (event) => this.hear(socket, JSON.parse(String(event.data)) as ServerWord)
    socket.onclose = (event) => this.lose(socket, event.code)
  }

  private hear(socket: SocketLike, word: ServerWord): void {
    if (socket !== this.socket) return
    this.heardAt = Date.now()
    if (word.type === 'welcome') {
      clearTimeout(this.patience)
      this.attempt = 0
      this.stopPolling()
      this.keepAlive(socket)
      this.become('live')
    }
    if (word.type === 'frames') this.options.onFrames(word.frames)
    else if (word.type !== 'pong') this.options.onWord(word)
  }

  private lose(socket: SocketLike, code: number): void {
    if (socket !== this.socket) return
    this.dropSocket()
    if (this.state === 'off') return
    if (TURNED_AWAY.has(code)) {
      this.turnAway({ status: code - 4000, code: code === 4403 ? 'blocked' : 'signed_out' })
      return
    }
    this.again()
  }

  private failed(error: unknown): void {
    if (this.options.isFinal(error)) this.turnAway(error)
    else this.again()
  }

  private turnAway(error: unknown): void {
    this.stop()
    this.options.onTurnedAway(error)
  }

  private again(): void {
    const longest = this.polling ? LONGEST_WHILE_POLLING : LONGEST
    clearTimeout(this.retry)
    this.retry = setTimeout(() => void this.connect(), waitBefore(this.attempt, longest, this.options.random))
    this.attempt += 1
    if (this.state !== 'polling') this.become('lost')
    if (this.attempt >= SOCKET_TRIES && !this.polling) void this.pollOn()
  }

  private async pollOn(): Promise<void> {
    const polling = new AbortController()
    this.polling = polling
    for (let failures = 0; !polling.signal.aborted; ) {
      try {
        await this.options.token()
        const [asked, after] = [Date.now(), this.options.after()]
        const answer = await this.options.poll(after, polling.signal)
        if (polling.signal.aborted) return
        failures = 0
        if (this.state !== 'live') this.become('polling')
        this.options.onFrames(answer.frames)
        // An answer that brings nothing comes after a wait; one that came at once must not make us ask without end.
        if (this.options.after() === after && Date.now() - asked < EMPTY_WITHIN) await pause(EMPTY_WITHIN, polling.signal)
      } catch (error) {
        if (polling.signal.aborted) return
        if (this.options.isFinal(error)) return this.turnAway(error)
        this.become('lost')
        await pause(waitBefore(failures++, LONGEST, this.options.random), polling.signal)
      }
    }
  }

  private stopPolling(): void {
    this.polling?.abort()
    this.polling = null
  }

  private dropSocket(): void {
    clearTimeout(this.patience)
    clearInterval(this.ping)
    const socket = this.socket
    this.socket = null
    if (!socket) return
    socket.onopen = socket.onmessage = socket.onclose = null
    socket.close()
  }

  private keepAlive(socket: SocketLike): void {
    clearInterval(this.ping)
    this.ping = setInterval(() => {
      if (Date.now() - this.heardAt > SILENT_FOR) this.lose(socket, 1006)
      else this.say({ type: 'ping' })
    }, PING_EVERY)
  }

  private become(state: LinkState): void {
    if (state === this.state) return
    this.state = state
    this.options.onState(state)
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()))
  })
}
