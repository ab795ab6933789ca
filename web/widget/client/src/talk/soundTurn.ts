import type { TabWord } from '../loader/tabs'

const SPREAD = 250

/** Of all tabs that hear of a new message one makes the sound: the one that claims it first; a tab in view claims at once. */
export class SoundTurn {
  private readonly waiting = new Map<number, ReturnType<typeof setTimeout>>()
  private claimed = 0

  constructor(
    private readonly say: (word: TabWord) => void,
    private readonly play: () => void,
    private readonly random: () => number = Math.random,
  ) {}

  /** `isSeen`: the message is on the screen here, so that no tab needs to make a sound. */
  arrived(seq: number, isSeen: boolean, isInView: boolean): void {
    if (seq <= this.claimed) return
    if (isSeen) return this.claim(seq)
    const wait = isInView ? 0 : 30 + this.random() * SPREAD
    this.waiting.set(seq, setTimeout(() => {
      if (seq <= this.claimed) return
      this.claim(seq)
      this.play()
    }, wait))
  }

  hear(seq: number): void {
    this.claimed = Math.max(this.claimed, seq)
    for (const [waiting, timer] of this.waiting) {
      if (waiting > seq) continue
      clearTimeout(timer)
      this.waiting.delete(waiting)
    }
  }

  stop(): void {
    this.waiting.forEach((timer) => clearTimeout(timer))
    this.waiting.clear()
  }

  private claim(seq: number): void {
    this.hear(seq)
    this.say({ type: 'claimed', seq })
  }
}
