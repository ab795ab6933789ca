import { h, icon, put } from '../dom'
import type { Language } from '../contract'
import { CHAT, CLOSE, DOWN } from '../icons'
import { WORDS } from './words'

/** The round button, its badge, and the greeting that may stand beside it. */
export class Launcher {
  readonly button: HTMLButtonElement
  private readonly badge = h('span', { class: 'badge', 'aria-hidden': 'true' })
  private readonly region: HTMLElement
  private readonly trouble = h('div', { class: 'bubble trouble', role: 'status' })
  private greeting: HTMLElement | null = null
  private unread = 0
  private isOpen = false
  private language: Language = 'en'

  constructor(
    layer: HTMLElement,
    private readonly onPress: () => void,
  ) {
    this.button = h(
      'button',
      { type: 'button', class: 'launcher', 'aria-expanded': 'false', 'aria-haspopup': 'dialog', onclick: () => onPress() },
      h('span', { class: 'face' }, icon(CHAT, 28)),
      h('span', { class: 'face opened' }, icon(DOWN, 26)),
      this.badge,
    )
    this.region = h('aside', { class: 'corner' }, this.trouble, this.button)
    layer.append(this.region)
  }

  speak(language: Language): void {
    this.language = language
    this.region.setAttribute('aria-label', WORDS[language].region)
    this.greeting?.querySelector('.dismiss')?.setAttribute('aria-label', WORDS[language].dismiss)
    this.update()
  }

  setOpen(isOpen: boolean): void {
    this.isOpen = isOpen
    if (isOpen) this.hideGreeting()
    this.update()
  }

  setUnread(count: number): void {
    this.unread = count
    this.update()
  }

  setBusy(isBusy: boolean): void {
    put(this.button, 'aria-busy', isBusy ? 'true' : null)
    if (isBusy) this.trouble.textContent = ''
  }

  showFailure(): void {
    this.trouble.textContent = WORDS[this.language].failed
  }

  /** A sentence beside the button, unasked. Pressing it opens the chat. */
  showGreeting(text: string, onDismiss: () => void): void {
    if (this.greeting || this.isOpen) return
    const dismiss = () => {
      this.hideGreeting()
      onDismiss()
      this.button.focus()
    }
    this.greeting = h(
      'div',
      { class: 'bubble greeting' },
      h('button', { type: 'button', class: 'say', onclick: () => this.onPress() }, text),
      h('button', { type: 'button', class: 'dismiss', 'aria-label': WORDS[this.language].dismiss, onclick: dismiss }, icon(CLOSE, 16)),
    )
    this.region.prepend(this.greeting)
  }

  hideGreeting(): void {
    this.greeting?.remove()
    this.greeting = null
  }

  private update(): void {
    const words = WORDS[this.language]
    const name = this.isOpen ? words.close : this.unread > 0 ? words.unread(this.unread) : words.open
    put(this.button, 'aria-label', name)
    put(this.button, 'aria-expanded', String(this.isOpen))
    this.badge.textContent = this.unread > 99 ? '99+' : String(this.unread)
    this.badge.hidden = this.unread === 0 || this.isOpen
  }
}
