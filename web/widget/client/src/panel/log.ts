import { h } from '../dom'
import { avatar } from './avatar'
import { rowNode, textNodes } from './bubble'
import { rowsOf, type Row } from './rows'
import type { Part, Ui } from './ui'

const NEAR = 80

/** The conversation: rows that are only rebuilt when they changed, and a scroll position that stays where it is. */
export class Log implements Part {
  readonly element: HTMLElement
  private readonly scroller: HTMLElement
  private readonly list = h('div', { class: 'rows' })
  private readonly older: HTMLElement
  private readonly intro = h('div', { class: 'intro' })
  private readonly below: HTMLButtonElement
  private readonly typing = h('div', { class: 'typing', hidden: true })
  private nodes = new Map<string, { signature: string; node: HTMLElement }>()
  private firstKey = ''
  private lastKey = ''

  constructor(private readonly ui: Ui) {
    const { t } = ui
    this.older = h('div', { class: 'line', hidden: true }, h('span', {}, t.older))
    this.scroller = h(
      'div',
      { class: 'scroller', role: 'log', 'aria-live': 'off', 'aria-label': t.log, tabindex: 0, onscroll: () => this.scrolled() },
      this.older,
      this.intro,
      this.list,
      this.typing,
    )
    this.below = h('button', { type: 'button', class: 'below', hidden: true, onclick: () => this.toEnd() }, t.newBelow)
    this.element = h('div', { class: 'log' }, this.scroller, this.below)
  }

  /** Whether the newest message is in view. */
  get isAtEnd(): boolean {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller
    return scrollHeight - scrollTop - clientHeight < NEAR
  }

  toEnd(): void {
    this.scroller.scrollTop = this.scroller.scrollHeight
    this.below.hidden = true
  }

  update(): void {
    const { talk, language } = this.ui
    const wasAtEnd = this.isAtEnd
    const heightBefore = this.scroller.scrollHeight
    const rows = rowsOf({
      entries: talk.timeline.entries,
      drafts: talk.outbox.drafts,
      agentReadSeq: talk.standing.agentReadSeq,
      firstNewSeq: talk.firstUnreadSeq,
      isConnected: talk.link.state === 'live' || talk.link.state === 'polling',
    })
    this.showIntro()
    this.older.hidden = !talk.isLoadingOlder
    this.place(rows, language)
    this.showTyping()
    this.settle(rows, wasAtEnd, heightBefore)
  }

  private place(rows: readonly Row[], language: string): void {
    const nodes = new Map<string, { signature: string; node: HTMLElement }>()
    for (const row of rows) {
      const signature = language + JSON.stringify(row)
      const kept = this.nodes.get(row.key)
      nodes.set(row.key, kept?.signature === signature ? kept : { signature, node: rowNode(row, this.ui) })
    }
    const wanted = new Set<Node>([...nodes.values()].map((kept) => kept.node))
    for (const node of [...this.list.childNodes]) if (!wanted.has(node)) node.remove()
    let at = this.list.firstChild
    for (const { node } of nodes.values()) {
      if (node === at) at = at.nextSibling
      else this.list.insertBefore(node, at)
    }
    this.nodes = nodes
  }

  private settle(rows: readonly Row[], wasAtEnd: boolean, heightBefore: number): void {
    const first = rows[1]?.key ?? ''
    const last = rows[rows.length - 1]
    const isNewEnd = last !== undefined && last.key !== this.lastKey
    const isOwn = last?.kind === 'draft' || (last?.kind === 'message' && last.message.from === 'visitor')
    if (wasAtEnd || (isNewEnd && isOwn)) this.toEnd()
    else if (first !== this.firstKey && this.firstKey) this.scroller.scrollTop += this.scroller.scrollHeight - heightBefore
    else if (isNewEnd) this.below.hidden = false
    this.firstKey = first
    this.lastKey = last?.key ?? ''
  }

  private showIntro(): void {
    const { talk, shell, t } = this.ui
    const { texts, brand, name, theme } = shell.config
    const words = talk.timeline.hasOlder ? '' : (talk.standing.isAvailable || talk.hasConversation ? texts.greeting : texts.away) || ''
    if (this.intro.dataset.words === words) return
    this.intro.dataset.words = words
    const who = brand || name
    this.intro.replaceChildren(
      ...(words
        ? [
            h(
              'div',
              { class: 'message theirs first' },
              avatar({ name: who, avatar_url: theme.logo_url }, (path) => shell.http.address(path), 'logo'),
              h('div', { class: 'content' }, h('div', { class: 'text' }, ...textNodes(words, t))),
            ),
          ]
        : []),
    )
  }

  private showTyping(): void {
    const { talk, t } = this.ui
    const name = talk.their.name
    this.typing.hidden = name === null
    const text = name === null ? '' : t.typing(name)
    if (this.typing.dataset.text === text) return
    this.typing.dataset.text = text
    const dots = h('span', { class: 'dots', 'aria-hidden': 'true' }, h('i'), h('i'), h('i'))
    this.typing.replaceChildren(dots, h('span', {}, text))
  }

  private scrolled(): void {
    if (this.isAtEnd) this.below.hidden = true
    if (this.scroller.scrollTop < NEAR && this.ui.talk.timeline.hasOlder) void this.ui.talk.loadOlder()
  }
}
