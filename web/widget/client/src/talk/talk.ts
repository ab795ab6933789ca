import type { Frame, FramesAnswer, Page, ServerWord, Upload } from '../contract'
import { Problem } from '../loader/http'
import type { Shell } from '../shell'
import { Link, type LinkState, type SocketLike } from './link'
import { Outbox } from './outbox'
import { Receipts } from './receipts'
import { Speaker } from './speaker'
import { Standing } from './standing'
import { Timeline } from './timeline'
import { OwnTyping, TheirTyping } from './typing'

const PAGE = 40
const REFETCH_PAUSE = 2_000
const FORGET_ONCE_IN = 60_000

export interface TalkEvents {
  /** Something to show has changed. */
  onChange: () => void
  /** A message of somebody else arrived while this page was open. */
  onArrival: (frame: Frame & { kind: 'message' }) => void
  isLooking: () => boolean
}

/** The conversation as one page has it: the stream, what is on its way there, and what is known about the other side. */
export class Talk {
  readonly timeline = new Timeline()
  readonly outbox: Outbox
  readonly link: Link
  readonly receipts: Receipts
  readonly own: OwnTyping
  readonly their: TheirTyping
  readonly standing: Standing
  unread = 0
  isLoadingOlder = false
  /** Where the messages begin that nobody has looked at yet; null for none. */
  firstUnreadSeq: number | null = null
  private readonly speaker: Speaker
  private begun = false
  private droppedAt = -FORGET_ONCE_IN
  private isRefetching = false

  constructor(
    private readonly shell: Shell,
    private readonly events: TalkEvents,
    openSocket?: () => SocketLike,
  ) {
    const { http, store, config } = shell
    this.standing = new Standing(config)
    this.outbox = new Outbox({
      transmit: (draft) => this.speaker.message(draft),
      onSilence: () => (this.link.state === 'live' ? this.link.doubt() : this.outbox.lost()),
      onChange: () => this.events.onChange(),
      load: () => store.fresh('outbox'),
      save: (text) => (text === null ? store.remove('outbox') : store.set('outbox', text)),
    })
    this.link = new Link({
      openSocket: openSocket ?? (() => new WebSocket(http.address('chat/v1/socket').replace(/^http/, 'ws')) as unknown as SocketLike),
      poll: (after, signal) => http.get<FramesAnswer>(`chat/v1/frames?after=${after}&wait=25`, signal),
      token: () => this.token(),
      after: () => this.timeline.lastSeq,
      onFrames: (frames) => this.take(frames),
      onWord: (word) => this.hear(word),
      onState: (state) => this.linked(state),
      onTurnedAway: (error) => this.turnAway(error as Problem),
      isFinal: (error) => error instanceof Problem && !error.isPassing,
    })
    this.speaker = new Speaker(shell, this.link, this.outbox)
    this.receipts = new Receipts({ tell: (kind, seq) => this.speaker.receipt(kind, seq), isLooking: () => this.events.isLooking() })
    this.own = new OwnTyping((isTyping) => this.speaker.typing(isTyping))
    this.their = new TheirTyping(() => this.events.onChange())
  }

  get hasConversation(): boolean {
    return this.timeline.entries.length > 0 || this.outbox.drafts.length > 0 || (this.shell.session.answer?.has_conversation ?? this.shell.session.isKnown)
  }

  /** Connect if there is somebody to connect for: a visitor with a token, or one who has written something. */
  wake(): void {
    if (this.standing.turnedAway) return
    if (this.shell.session.answer || this.shell.session.isKnown || !this.outbox.isEmpty) this.link.start()
  }

  send(text: string, uploads: Upload[] = []): void {
    this.own.stop()
    this.outbox.add(text, uploads)
    this.wake()
  }

  end(): void {
    this.speaker.end()
  }

  notePage(page: Page): void {
    if (this.shell.session.answer) this.speaker.page(page)
  }

  async loadOlder(): Promise<void> {
    if (this.isLoadingOlder || !this.timeline.hasOlder) return
    this.isLoadingOlder = true
    this.events.onChange()
    try {
      const answer = await this.shell.http.get<FramesAnswer>(`chat/v1/frames?before=${this.timeline.firstSeq}&limit=${PAGE}`)
      this.timeline.prepend(answer.frames)
    } catch {
      // the reader scrolls again
    } finally {
      this.isLoadingOlder = false
      this.events.onChange()
    }
  }

  /** Everything on the screen was seen, here or in another tab. */
  markRead(): void {
    this.setUnread(0)
    this.receipts.looked()
  }

  /** The line before the new messages has done its work. */
  forgetUnreadLine(): void {
    this.firstUnreadSeq = null
  }

  setUnread(count: number): void {
    if (count === this.unread) return
    this.unread = count
    this.shell.setUnread(count)
    this.events.onChange()
  }

  /** The session was started anew, perhaps as somebody else: read from the beginning. */
  restart(): void {
    this.link.stop()
    this.begun = false
    this.standing.turnedAway = null
    this.wake()
  }

  stop(): void {
    this.link.stop()
    this.outbox.stop()
    this.receipts.stop()
    this.own.stop()
    this.their.stop()
  }

  private async token(): Promise<string> {
    const { session, http } = this.shell
    const wasThere = session.answer !== null
    const answer = await session.start()
    if (!wasThere) this.shell.tabs.say({ type: 'session' })
    if (!this.begun) {
      const newest = answer.last_seq > 0 ? await http.get<FramesAnswer>(`chat/v1/frames?before=${answer.last_seq + 1}&limit=${PAGE}`) : { frames: [] }
      this.timeline.begin(newest.frames, answer.last_seq)
      this.receipts.reset(this.timeline.lastSeq)
      this.standing.chat = answer.chat
      this.standing.isAvailable = answer.is_available
      this.begun = true
      this.firstUnreadSeq = this.timeline.unreadFrom(answer.unread)
      this.setUnread(answer.unread)
      this.settleDrafts(newest.frames)
      this.receipts.reached(this.timeline.lastSeq)
      this.events.onChange()
    }
    return answer.token
  }

  private take(frames: readonly Frame[]): void {
    const { applied, hasGap } = this.timeline.receive(frames)
    for (const frame of applied) this.apply(frame)
    this.settleDrafts(applied)
    if (applied.length) {
      this.receipts.reached(this.timeline.lastSeq)
      this.events.onChange()
    }
    if (hasGap) void this.refetch()
  }

  private apply(frame: Frame): void {
    if (frame.kind === 'state') {
      this.standing.turn(frame.document)
      if (frame.document.state !== 'active') this.their.hear(false, '')
      this.shell.events.emit('chat', { state: frame.document.state })
    }
    if (frame.kind !== 'message' || frame.document.from === 'visitor') return
    if (frame.document.author) this.their.hear(false, '')
    if (frame.document.from === 'mail') return
    if (this.events.isLooking()) this.setUnread(0)
    else {
      if (this.unread === 0) this.firstUnreadSeq = frame.seq
      this.setUnread(this.unread + 1)
    }
    this.events.onArrival(frame)
  }

  private settleDrafts(frames: readonly Frame[]): void {
    for (const frame of frames) if (frame.kind === 'message' && frame.document.client_id) this.outbox.seen(frame.document.client_id)
  }

  /** Frames came with a hole before them. */
  private async refetch(): Promise<void> {
    if (this.isRefetching) return
    this.isRefetching = true
    try {
      const answer = await this.shell.http.get<FramesAnswer>(`chat/v1/frames?after=${this.timeline.lastSeq}&limit=100`)
      this.isRefetching = false
      this.take(answer.frames)
    } catch {
      setTimeout(() => {
        this.isRefetching = false
        this.take([])
      }, REFETCH_PAUSE)
    }
  }

  private hear(word: Exclude<ServerWord, { type: 'frames' | 'pong' }>): void {
    this.standing.hear(word)
    if (word.type === 'accepted') this.outbox.accepted(word.client_id)
    else if (word.type === 'refused' && word.client_id) this.outbox.refused(word.client_id, word.code, word.message)
    else if (word.type === 'typing') this.their.hear(word.is_typing, word.agent?.name ?? this.standing.agent?.name ?? '')
    // A stream that ends before what this page has seen is another one: the server was restored.
    else if (word.type === 'welcome' && word.last_seq < this.timeline.lastSeq) this.shell.session.restart().then(() => this.restart(), () => undefined)
    this.events.onChange()
  }

  private linked(state: LinkState): void {
    if (state === 'live' || state === 'polling') {
      this.receipts.again()
      this.outbox.open()
    } else {
      this.outbox.lost()
      this.their.hear(false, '')
    }
    this.events.onChange()
  }

  private turnAway(problem: Problem): void {
    if (problem.status === 401 && Date.now() - this.droppedAt > FORGET_ONCE_IN) {
      // The server forgot this visitor; the next word makes a new one.
      this.droppedAt = Date.now()
      this.shell.session.dropToken()
      this.restart()
      return
    }
    this.standing.turnedAway = problem.code
    this.events.onChange()
  }
}
