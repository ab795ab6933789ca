import { h, icon, put } from '../dom'
import { CLIP, SEND, SMILE } from '../icons'
import { emojiGrid } from './emoji'
import { TrayView } from './trayView'
import type { Part, Ui } from './ui'

const LONGEST = 5_000
const WARN_FROM = 4_800

/** Where the visitor writes: text, emoji and files. Enter sends, Shift+Enter makes a line. */
export class Composer implements Part {
  readonly element: HTMLElement
  readonly input: HTMLTextAreaElement
  private readonly tray: TrayView
  private readonly send: HTMLButtonElement
  private readonly smile: HTMLButtonElement
  private readonly hint = h('p', { class: 'hint', id: 'sawasdesk-hint' })
  private readonly emojiSlot = h('div', { class: 'emoji-slot' })
  private readonly picker: HTMLInputElement

  constructor(
    private readonly ui: Ui,
    draft: string,
  ) {
    const { t, shell, talk } = ui
    this.tray = new TrayView(ui)
    const { placeholder } = shell.config.texts
    this.input = h('textarea', {
      rows: 1,
      'aria-label': t.composer,
      'aria-describedby': 'sawasdesk-hint',
      placeholder: placeholder || t.placeholder,
      enterkeyhint: 'send',
      oninput: () => {
        talk.own.key(this.input.value.trim() !== '')
        this.grow()
        this.update()
      },
      onkeydown: (event: KeyboardEvent) => this.key(event),
      onpaste: (event: ClipboardEvent) => this.paste(event),
    })
    this.input.value = draft
    this.picker = h('input', { type: 'file', multiple: true, hidden: true, tabindex: -1, onchange: () => this.picked() })
    this.smile = h('button', { type: 'button', class: 'tool', 'aria-label': t.emoji, 'aria-expanded': 'false', onclick: () => this.toggleEmoji() }, icon(SMILE))
    this.send = h('button', { type: 'submit', class: 'tool send', 'aria-label': t.send }, icon(SEND))
    const attach = h('button', { type: 'button', class: 'tool', 'aria-label': t.attach, onclick: () => this.picker.click() }, icon(CLIP))
    const canAttach = shell.config.uploads.types.length > 0
    const submit = (event: SubmitEvent) => {
      event.preventDefault()
      this.submit()
    }
    this.element = h(
      'form',
      { class: 'composer', novalidate: true, onsubmit: submit },
      this.tray.element,
      this.emojiSlot,
      h('div', { class: 'writing' }, canAttach ? attach : null, this.input, this.smile, this.send),
      this.hint,
      this.picker,
    )
  }

  /** Where the caret is put when the panel opens. */
  focus(): void {
    this.input.focus()
  }

  update(): void {
    const { t, tray, talk } = this.ui
    this.tray.update()
    const over = this.input.value.length - LONGEST
    const isEmpty = !this.input.value.trim() && tray.uploads.length === 0
    put(this.send, 'aria-disabled', isEmpty || tray.isBusy || over > 0 || talk.standing.turnedAway ? 'true' : null)
    this.input.disabled = talk.standing.turnedAway !== null
    this.hint.textContent = over > 0 ? t.tooLong(over) : tray.isBusy ? t.waitForFiles : this.input.value.length > WARN_FROM ? `${this.input.value.length} / ${LONGEST}` : ''
    this.hint.hidden = !this.hint.textContent
  }

  /** As tall as its text, up to what the stylesheet allows. */
  grow(): void {
    this.input.style.height = 'auto'
    this.input.style.height = `${this.input.scrollHeight}px`
  }

  /** Closes the emoji, if they are open. */
  closeEmoji(): boolean {
    if (!this.emojiSlot.firstChild) return false
    this.emojiSlot.replaceChildren()
    put(this.smile, 'aria-expanded', 'false')
    return true
  }

  private submit(): void {
    const { tray, talk } = this.ui
    const text = this.input.value.trim()
    if ((!text && tray.uploads.length === 0) || tray.isBusy || text.length > LONGEST || talk.standing.turnedAway) return
    const uploads = tray.uploads
    this.input.value = ''
    tray.clear()
    this.grow()
    this.closeEmoji()
    talk.send(text, uploads)
    this.input.focus()
  }

  private key(event: KeyboardEvent): void {
    // While a word is being composed (Thai and Chinese input methods), Enter belongs to the input method.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return
    event.preventDefault()
    this.submit()
  }

  private paste(event: ClipboardEvent): void {
    const files = [...(event.clipboardData?.files ?? [])]
    if (!files.length || !this.ui.shell.config.uploads.types.length) return
    event.preventDefault()
    this.ui.tray.add(files)
  }

  private picked(): void {
    this.ui.tray.add([...(this.picker.files ?? [])])
    this.picker.value = ''
    this.input.focus()
  }

  private toggleEmoji(): void {
    if (this.closeEmoji()) return
    const grid = emojiGrid(this.ui.t.emojiList, (emoji) => this.insert(emoji), () => this.closeEmoji())
    this.emojiSlot.replaceChildren(grid)
    put(this.smile, 'aria-expanded', 'true')
    grid.querySelector('button')?.focus()
  }

  private insert(emoji: string): void {
    const { selectionStart, selectionEnd } = this.input
    this.input.setRangeText(emoji, selectionStart, selectionEnd, 'end')
    this.closeEmoji()
    this.input.focus()
    this.grow()
    this.update()
  }
}
