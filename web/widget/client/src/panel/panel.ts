import type { Language, Page } from '../contract'
import { adopt, h } from '../dom'
import type { Panel, Shell } from '../shell'
import { SoundTurn } from '../talk/soundTurn'
import { Talk } from '../talk/talk'
import { Tray } from '../talk/uploads'
import type { Texts } from '../texts/en'
import { TEXTS } from '../texts/texts'
import { Bars } from './bars'
import { Composer } from './composer'
import { takeDrops } from './dropping'
import { focusables, keepInside } from './focus'
import { consentView, questionsView } from './forms'
import { Header } from './header'
import { Log } from './log'
import { SHEETS } from './sheets'
import { Sound } from './sound'
import { SHEET } from './styles'
import type { Sheet, Ui } from './ui'
import { profileOf } from './validation'
import { chooseView, questionsFor, type Situation, type View } from './view'
import { FULL_SCREEN, followViewport, isTouched, watchPage } from './viewport'
import { Voice } from './voice'

/** The open widget. Its parts are built anew when the language changes; the conversation stays. */
export class PanelView implements Panel, Ui {
  readonly talk: Talk
  readonly tray: Tray
  readonly sound: Sound
  private readonly element = h('div', { class: 'panel', role: 'dialog', 'aria-labelledby': 'sawasdesk-title', tabindex: -1, hidden: true })
  private readonly voice = new Voice()
  private readonly turn: SoundTurn
  private readonly undo: (() => void)[] = []
  private readonly fullScreen = window.matchMedia(FULL_SCREEN)
  private header!: Header
  private log!: Log
  private bars!: Bars
  private composer!: Composer
  private body!: HTMLElement
  private view: View | null = null
  private sheet: Sheet = null
  private isFormDone = false
  private isRendering = false

  constructor(readonly shell: Shell) {
    adopt(shell.root, SHEET)
    this.sound = new Sound(shell.store, () => shell.config.sound)
    this.turn = new SoundTurn((word) => shell.tabs.say(word), () => this.sound.play())
    this.talk = new Talk(shell, {
      onChange: () => this.render(),
      isLooking: () => this.isLooking,
      onArrival: (frame) => {
        const { author, text, from, at } = frame.document
        this.announce(this.t.arrived(author?.name ?? shell.config.name, text || this.t.sentFile))
        this.turn.arrived(frame.seq, this.isLooking, document.visibilityState === 'visible')
        shell.events.emit('message', { from, text, at })
      },
    })
    this.tray = new Tray({ http: shell.http, rules: () => shell.config.uploads, ready: () => this.ready(), onChange: () => this.render() })
    this.element.addEventListener('keydown', (event) => this.key(event))
    shell.layer.prepend(this.element)
    this.undo.push(...watchPage(this.talk, () => this.isLooking), followViewport(this.element, () => this.log?.isAtEnd && this.log.toEnd()), this.hearTabs())
    this.refresh()
    this.talk.wake()
  }

  get language(): Language {
    return this.shell.language
  }

  get t(): Texts {
    return TEXTS[this.language]
  }

  private get isLooking(): boolean {
    return !this.element.hidden && this.view === 'talk' && document.visibilityState === 'visible'
  }

  show(): void {
    this.element.hidden = false
    this.update()
    this.log.toEnd()
    this.composer.grow()
    // On a touch screen a field with focus brings the keyboard up over what is to be read first.
    if (this.fullScreen.matches && isTouched()) this.element.focus()
    else this.focusFirst()
    if (this.isLooking) this.talk.markRead()
  }

  hide(): void {
    this.element.hidden = true
    this.talk.own.stop()
    this.talk.forgetUnreadLine()
    this.composer.closeEmoji()
    this.sheet = null
    this.view = null
    this.render()
  }

  refresh(): void {
    const draft = this.composer?.input.value ?? ''
    const hadFocus = this.element.contains(this.shell.root.activeElement)
    this.element.lang = this.language
    this.header = new Header(this)
    this.log = new Log(this)
    this.bars = new Bars(this)
    this.composer = new Composer(this, draft)
    this.body = h('div', { class: 'body' })
    const veil = takeDrops(this.element, this.t.drop, () => this.view === 'talk' && this.shell.config.uploads.types.length > 0, (files) => this.tray.add(files))
    this.element.replaceChildren(this.header.element, this.body, veil, this.voice.seen, this.voice.heard)
    this.view = null
    this.update()
    if (hadFocus) this.focusFirst()
  }

  restart(): void {
    this.talk.restart()
    this.render()
  }

  notePage(page: Page): void {
    this.talk.notePage(page)
  }

  destroy(): void {
    this.talk.stop()
    this.turn.stop()
    this.sound.stop()
    this.undo.forEach((step) => step())
    this.element.remove()
  }

  render(): void {
    if (this.isRendering) return
    this.isRendering = true
    queueMicrotask(() => {
      this.isRendering = false
      this.update()
    })
  }

  openSheet(sheet: Sheet): void {
    this.sheet = sheet
    this.view = null
    this.update()
    this.focusFirst()
  }

  agree(): void {
    this.shell.agree()
    this.update()
    this.focusFirst()
  }

  finishForm(answers: Record<string, string>): void {
    const profile = profileOf(answers)
    this.isFormDone = true
    this.update()
    this.focusFirst()
    if (Object.keys(profile).length === 1 && Object.keys(profile.fields).length === 0) return
    const told = this.ready().then(() => this.shell.session.tell(profile))
    this.talk.outbox.waitFor(told)
    told.catch(() => {
      this.isFormDone = false
      this.update()
      this.tell(this.t.formFailed)
    })
  }

  announce(text: string): void {
    this.voice.announce(text)
  }

  tell(text: string): void {
    this.voice.tell(text)
  }

  focusComposer(): void {
    if (this.view === 'talk' && !this.sheet) this.composer.focus()
  }

  /** A visitor has to exist on the server before files or answers can be sent; then we listen, too. */
  private async ready(): Promise<void> {
    await this.shell.session.start()
    this.talk.wake()
  }

  private get situation(): Situation {
    const visitor = this.shell.session.answer?.visitor
    const identity = this.shell.session.identity
    const known = { name: visitor?.name || identity?.name || '', email: visitor?.email || identity?.email || '', phone: identity?.phone || '' }
    return {
      config: this.shell.config,
      hasConsent: this.shell.hasConsent,
      hasConversation: this.talk.hasConversation,
      isFormDone: this.isFormDone,
      isAvailable: this.talk.standing.isAvailable,
      known,
      emailLabel: this.t.emailForAnswer,
    }
  }

  private update(): void {
    const situation = this.situation
    const view = chooseView(situation)
    this.element.ariaModal = String(this.fullScreen.matches)
    if (view !== this.view) this.turnTo(view, situation)
    this.header.update()
    if (view !== 'talk') return
    this.bars.update()
    this.composer.update()
    this.log.update()
  }

  private turnTo(view: View, situation: Situation): void {
    this.view = view
    if (view === 'consent') this.body.replaceChildren(consentView(this))
    else if (view === 'form') this.body.replaceChildren(questionsView(questionsFor(situation), this))
    else this.body.replaceChildren(this.log.element, this.bars.element, this.sheet ? SHEETS[this.sheet](this) : this.composer.element)
    this.log.toEnd()
  }

  private focusFirst(): void {
    if (this.element.hidden) return
    const first = this.element.querySelector<HTMLElement>('.first-focus')
    if (first) first.focus()
    else if (this.view === 'talk' && !this.composer.input.disabled) this.composer.focus()
    else focusables(this.element)[0]?.focus()
  }

  private key(event: KeyboardEvent): void {
    if (event.key === 'Escape' && !event.isComposing) {
      event.stopPropagation()
      if (this.header.menu.isOpen) this.header.menu.close()
      else if (this.composer.closeEmoji()) this.composer.focus()
      else if (this.sheet) this.openSheet(null)
      else this.shell.close()
    } else if (this.fullScreen.matches) keepInside(this.element, event)
  }

  private hearTabs(): () => void {
    return this.shell.tabs.listen((word) => {
      if (word.type === 'read') this.talk.setUnread(0)
      else if (word.type === 'claimed') this.turn.hear(word.seq)
      else if (word.type === 'muted') this.sound.isMuted = word.isMuted
    })
  }
}
