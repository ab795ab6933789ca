import type { ClientMessage, ConnectionState, ServerMessage } from './types'

const PING_EVERY = 25_000
const SILENCE_LIMIT = 60_000
const FIRST_WAIT = 500
const LONGEST_WAIT = 20_000

export interface SocketHandlers {
  /** The last event the screen knows, or null when it has seen nothing yet. */
  since: () => number | null
  onMessage: (message: ServerMessage) => void
  onState: (state: ConnectionState) => void
  onSignedOut: () => void
}

/** Milliseconds before the n-th attempt (from 0): doubling, bounded, spread so that a restart is not met by everybody at once. */
export function reconnectWait(attempt: number, random: () => number = Math.random): number {
  const longest = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** attempt)
  return longest / 2 + (random() * longest) / 2
}

/** One WebSocket that keeps itself alive: says hello with the last seq, pings, and comes back after every loss. */
export class RealtimeSocket {
  private socket: WebSocket | null = null
  private attempt = 0
  private wanted = false
  private reconnectTimer: ReturnType<typeof setTimeout> | undefined
  private pingTimer: ReturnType<typeof setInterval> | undefined
  private heardAt = 0

  constructor(
    private readonly address: string,
    private readonly handlers: SocketHandlers,
    private readonly open: (address: string) => WebSocket = (target) => new WebSocket(target),
  ) {}

  start(): void {
    if (this.wanted) return
    this.wanted = true
    this.handlers.onState('connecting')
    this.connect()
  }

  stop(): void {
    this.wanted = false
    clearTimeout(this.reconnectTimer)
    clearInterval(this.pingTimer)
    this.socket?.close()
    this.socket = null
  }

  /** Tries at once instead of waiting, e.g. because the network came back. */
  hurry(): void {
    if (!this.wanted || this.socket?.readyState === WebSocket.OPEN) return
    this.attempt = 0
    clearTimeout(this.reconnectTimer)
    this.connect()
  }

  /** The network is gone: a socket that nothing can come through any more would look alive for a minute. */
  doubt(): void {
    const socket = this.socket
    if (!socket) return
    this.lost(socket, 1006)
    socket.close()
  }

  send(message: ClientMessage): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message))
  }

  private connect(): void {
    const stale = this.socket
    this.socket = null
    stale?.close()
    const socket = this.open(this.address)
    this.socket = socket
    socket.onopen = () => this.send({ type: 'hello', since: this.handlers.since() })
    socket.onmessage = (event) => this.receive(socket, JSON.parse(event.data as string) as ServerMessage)
    socket.onclose = (event) => this.lost(socket, event.code)
  }

  private receive(socket: WebSocket, message: ServerMessage): void {
    if (socket !== this.socket) return
    this.heardAt = Date.now()
    if (message.type === 'welcome') {
      this.attempt = 0
      this.keepAlive()
      this.handlers.onState('live')
    }
    this.handlers.onMessage(message)
  }

  private lost(socket: WebSocket, code: number): void {
    if (socket !== this.socket) return
    clearInterval(this.pingTimer)
    this.socket = null
    if (!this.wanted) return
    if (code === 4401) {
      this.wanted = false
      this.handlers.onSignedOut()
      return
    }
    this.handlers.onState(navigator.onLine ? 'reconnecting' : 'offline')
    this.reconnectTimer = setTimeout(() => this.connect(), reconnectWait(this.attempt))
    this.attempt += 1
  }

  private keepAlive(): void {
    clearInterval(this.pingTimer)
    this.pingTimer = setInterval(() => {
      if (Date.now() - this.heardAt > SILENCE_LIMIT) this.socket?.close()
      else this.send({ type: 'ping' })
    }, PING_EVERY)
  }
}
