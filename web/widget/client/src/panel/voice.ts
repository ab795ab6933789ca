import { h } from '../dom'

const KEPT = 12_000
const SHOWN = 6_000

/** What is read out by screen readers, and the short notes that everybody sees. */
export class Voice {
  readonly heard = h('div', { class: 'heard', 'aria-live': 'polite', 'aria-relevant': 'additions' })
  readonly seen = h('div', { class: 'toast', role: 'status' })
  private timer: ReturnType<typeof setTimeout> | undefined

  announce(text: string): void {
    const line = h('p', {}, text)
    this.heard.append(line)
    setTimeout(() => line.remove(), KEPT)
  }

  tell(text: string): void {
    this.seen.textContent = text
    clearTimeout(this.timer)
    this.timer = setTimeout(() => (this.seen.textContent = ''), SHOWN)
  }
}
