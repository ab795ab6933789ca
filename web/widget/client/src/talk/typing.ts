const REPEAT = 3_000
const STOPS_AFTER = 5_000
const FADES_AFTER = 8_000

/** Tells that the visitor writes: at the first key, again every few seconds, and when he stops. */
export class OwnTyping {
  private saidAt = 0
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly tell: (isTyping: boolean) => void) {}

  key(hasText: boolean): void {
    if (!hasText) return this.stop()
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.stop(), STOPS_AFTER)
    if (Date.now() - this.saidAt < REPEAT) return
    this.saidAt = Date.now()
    this.tell(true)
  }

  stop(): void {
    clearTimeout(this.timer)
    if (this.saidAt) this.tell(false)
    this.saidAt = 0
  }
}

/** Whether an agent writes; a word that is not repeated fades. */
export class TheirTyping {
  private timer: ReturnType<typeof setTimeout> | undefined
  name: string | null = null

  constructor(private readonly onChange: () => void) {}

  hear(isTyping: boolean, name: string): void {
    clearTimeout(this.timer)
    const said = isTyping ? name : null
    if (isTyping) this.timer = setTimeout(() => this.hear(false, name), FADES_AFTER)
    if (said === this.name) return
    this.name = said
    this.onChange()
  }

  stop(): void {
    clearTimeout(this.timer)
    this.name = null
  }
}
