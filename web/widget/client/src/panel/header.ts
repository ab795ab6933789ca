import { h, icon } from '../dom'
import { CLOSE } from '../icons'
import { avatar } from './avatar'
import { openingTime } from './dates'
import { Menu } from './menu'
import type { Part, Ui } from './ui'

/** Who one talks to, whether anybody is there, and the way out. */
export class Header implements Part {
  readonly element: HTMLElement
  readonly menu: Menu
  private readonly face = h('div', { class: 'face-slot' })
  private readonly title: HTMLElement
  private readonly status = h('p', { class: 'status' })
  private shownFace = ''

  constructor(private readonly ui: Ui) {
    const { t, shell } = ui
    this.menu = new Menu(ui)
    this.title = h('h2', { id: 'sawasdesk-title' }, shell.config.texts.title || shell.config.name)
    this.element = h(
      'div', // a header element would be a second banner of the company's page
      { class: 'head' },
      this.face,
      h('div', { class: 'who' }, this.title, this.status),
      this.menu.element,
      h('button', { type: 'button', class: 'tool', 'aria-label': t.close, onclick: () => shell.close() }, icon(CLOSE)),
    )
  }

  update(): void {
    const { talk, shell } = this.ui
    const isThere = talk.standing.chat?.state === 'active' || (talk.standing.isAvailable && !talk.standing.turnedAway)
    this.element.dataset.there = String(isThere)
    this.status.textContent = this.statusText()
    this.menu.update()
    const agent = talk.standing.agent
    const wanted = JSON.stringify([agent, shell.config.theme.logo_url])
    if (wanted === this.shownFace) return
    this.shownFace = wanted
    const logo = shell.config.theme.logo_url
    const name = shell.config.brand || shell.config.name
    this.face.replaceChildren(agent ? avatar(agent, (path) => shell.http.address(path)) : avatar({ name, avatar_url: logo }, (path) => shell.http.address(path), 'logo'))
  }

  private statusText(): string {
    const { talk, t, language } = this.ui
    if (talk.standing.turnedAway) return talk.standing.turnedAway === 'blocked' ? t.blocked : t.unavailable
    if (talk.standing.agent) return t.talkingTo(talk.standing.agent.name)
    if (talk.standing.isAvailable) return t.online
    return talk.standing.opensAt ? t.awayUntil(openingTime(talk.standing.opensAt, language)) : t.away
  }
}
