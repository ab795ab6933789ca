/** How far the stream reached the page and how far the visitor read it, told to the server in bundles. */
export interface ReceiptOptions {
  tell: (kind: 'ack' | 'read', seq: number) => void
  /** Whether somebody looks at the messages right now. */
  isLooking: () => boolean
}

const BUNDLE = 400

export class Receipts {
  private acked = 0
  private read = 0
  private newest = 0
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly options: ReceiptOptions) {}

  /** The page has everything up to here. */
  reached(seq: number): void {
    this.newest = Math.max(this.newest, seq)
    this.later()
  }

  /** Somebody began to look. */
  looked(): void {
    this.later()
  }

  /** After a reconnect: what was said may not have arrived. */
  again(): void {
    this.acked = this.read = 0
    this.later()
  }

  reset(seq: number): void {
    this.newest = seq
    this.acked = this.read = 0
  }

  stop(): void {
    clearTimeout(this.timer)
  }

  private later(): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.flush(), BUNDLE)
  }

  private flush(): void {
    if (this.newest > this.acked) {
      this.acked = this.newest
      this.options.tell('ack', this.newest)
    }
    if (this.newest > this.read && this.options.isLooking()) {
      this.read = this.newest
      this.options.tell('read', this.newest)
    }
  }
}
