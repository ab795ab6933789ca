import { h, icon, put } from '../dom'
import { BELL, BELL_OFF, LEAVE, MAIL, MORE } from '../icons'
import { moveAmong } from './focus'
import type { Part, Ui } from './ui'

/** What is wanted seldom: sound, a copy by mail, the end. */
export class Menu implements Part {
  readonly element: HTMLElement
  private readonly button: HTMLButtonElement
  private readonly list: HTMLElement
  private items: HTMLButtonElement[] = []

  constructor(private readonly ui: Ui) {
    const { t } = ui
    this.button = h(
      'button',
      { type: 'button', class: 'tool', 'aria-label': t.menu, 'aria-haspopup': 'menu', 'aria-expanded': 'false', onclick: () => this.toggle() },
      icon(MORE),
    )
    this.list = h('div', { class: 'menu', role: 'menu', 'aria-label': t.menu, hidden: true, onkeydown: (event: KeyboardEvent) => moveAmong(this.items, event) })
    this.element = h('div', { class: 'menu-slot', onfocusout: (event: FocusEvent) => this.left(event) }, this.button, this.list)
  }

  get isOpen(): boolean {
    return !this.list.hidden
  }

  update(): void {
    put(this.button, 'aria-expanded', String(this.isOpen))
  }

  close(): void {
    const hadFocus = this.list.contains(this.list.getRootNode() instanceof ShadowRoot ? (this.list.getRootNode() as ShadowRoot).activeElement : null)
    this.list.hidden = true
    this.update()
    if (hadFocus) this.button.focus()
  }

  private toggle(): void {
    if (this.isOpen) return this.close()
    this.items = this.choices()
    this.list.replaceChildren(...this.items)
    this.list.hidden = false
    this.update()
    this.items[0]?.focus()
  }

  private choices(): HTMLButtonElement[] {
    const { t, sound, talk, shell } = this.ui
    const item = (path: string, text: string, act: () => void) =>
      h('button', { type: 'button', role: 'menuitem', tabindex: -1, onclick: () => (this.close(), act()) }, icon(path, 20), text)
    const mute = () => {
      sound.setMuted(!sound.isMuted)
      shell.tabs.say({ type: 'muted', isMuted: sound.isMuted })
    }
    const items = [item(sound.isMuted ? BELL : BELL_OFF, sound.isMuted ? t.unmute : t.mute, mute)]
    if (talk.timeline.entries.length) items.push(item(MAIL, t.transcript, () => this.ui.openSheet('transcript')))
    const state = talk.standing.chat?.state
    if (state === 'active' || state === 'waiting') items.push(item(LEAVE, t.end, () => this.ui.openSheet('end')))
    if (items[0]) items[0].tabIndex = 0
    return items
  }

  private left(event: FocusEvent): void {
    if (event.relatedTarget && !this.element.contains(event.relatedTarget as Node)) this.list.hidden = true
    this.update()
  }
}
