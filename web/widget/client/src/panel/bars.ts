import { h } from '../dom'
import type { Part, Ui } from './ui'

/** Between the messages and the composer: no connection, the place in the queue, suggested answers. */
export class Bars implements Part {
  readonly element: HTMLElement
  private readonly notice = h('p', { class: 'notice', role: 'status', hidden: true })
  private readonly queue = h('p', { class: 'queue', role: 'status', hidden: true })
  private readonly quick: HTMLElement

  constructor(private readonly ui: Ui) {
    this.quick = h('div', { class: 'quick', role: 'group', 'aria-label': ui.t.quickReplies, hidden: true })
    this.element = h('div', { class: 'bars' }, this.notice, this.queue, this.quick)
  }

  update(): void {
    const { talk, t } = this.ui
    show(this.notice, talk.standing.turnedAway ? '' : talk.link.state === 'lost' ? t.lost : '')
    show(this.queue, this.queueText())
    this.showQuick()
  }

  private queueText(): string {
    const { talk, t, shell } = this.ui
    if (talk.standing.chat?.state !== 'waiting') return ''
    const { position, seconds } = talk.standing.queue ?? shell.config.wait ?? {}
    const wait = typeof seconds === 'number' ? t.queueWait(Math.ceil(seconds / 60)) : ''
    return [typeof position === 'number' ? t.queuePlace(position) : t.waiting, wait].filter(Boolean).join(' · ')
  }

  private showQuick(): void {
    const { talk, shell } = this.ui
    const last = talk.timeline.lastMessage
    const isAnswered = talk.outbox.drafts.length > 0 || last?.from === 'visitor' || last?.from === 'mail'
    const offered = isAnswered ? [] : last ? (last.quick_replies ?? []) : shell.config.quick_replies
    const wanted = JSON.stringify(offered)
    if (this.quick.dataset.offered === wanted) return
    this.quick.dataset.offered = wanted
    this.quick.hidden = offered.length === 0
    const send = (text: string) => {
      talk.send(text)
      this.ui.focusComposer()
    }
    this.quick.replaceChildren(...offered.map((text) => h('button', { type: 'button', onclick: () => send(text) }, text)))
  }
}

function show(node: HTMLElement, text: string): void {
  if (node.textContent !== text) node.textContent = text
  node.hidden = !text
}
