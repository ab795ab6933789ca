import type { HostIdentity, Language, Page, WidgetConfig } from '../contract'
import type { Panel, PanelModule, Shell } from '../shell'
import { fetchConfig } from './config'
import type { Events } from './events'
import { attach, createHost, dress, type Host } from './host'
import { Http, type Problem } from './http'
import { Launcher } from './launcher'
import { PageLog } from './pages'
import { VisitorSession } from './session'
import { Store } from './store'
import { Tabs } from './tabs'
import { chooseLanguage, type Tag } from './tag'
import { titleWithCount } from './words'

const GREETING_AFTER = 4000
const CONSENT = 'consent'
const GREETED = 'greeted'

/** The widget on one page: the launcher at once, the panel when it is wanted. */
export class Widget implements Shell {
  readonly key: string
  readonly http: Http
  readonly store: Store
  readonly session: VisitorSession
  readonly tabs: Tabs
  readonly pages: PageLog
  config!: WidgetConfig
  language: Language
  private host!: Host
  private launcher!: Launcher
  private panel: Promise<Panel> | null = null
  private isOpen = false
  private unread = 0
  private tries = 0
  private readonly undo: (() => void)[] = []

  constructor(
    private readonly tag: Tag,
    readonly events: Events,
    private readonly loadPanel: (address: string) => Promise<PanelModule>,
  ) {
    this.key = tag.key
    this.http = new Http(tag.base)
    this.store = new Store(`sawasdesk:${tag.key}:`)
    this.tabs = new Tabs(`sawasdesk:${tag.key}`)
    this.language = chooseLanguage(tag.language, document.documentElement.lang)
    this.pages = new PageLog(window, (page) => this.notePage(page))
    this.session = new VisitorSession({
      key: tag.key,
      http: this.http,
      store: this.store,
      language: () => this.language,
      landing: () => this.pages.landing,
      current: () => this.pages.current,
      hasConsent: () => this.hasConsent,
      onError: (problem) => this.tell(problem),
    })
  }

  get root(): ShadowRoot {
    return this.host.root
  }

  get layer(): HTMLElement {
    return this.host.layer
  }

  get page(): Page {
    return this.pages.current
  }

  get hasConsent(): boolean {
    return this.store.get(CONSENT) !== null
  }

  /** Fetch the settings and show the launcher. Raises Problem when there is no such widget for this page. */
  async start(): Promise<void> {
    this.config = await fetchConfig(this.http, this.tag, this.language)
    if (!this.config.needs_consent || this.hasConsent) this.store.allow()
    this.session.keepLanding()
    this.host = createHost(document)
    this.launcher = new Launcher(this.layer, () => this.toggle())
    this.wear()
    this.pages.start()
    this.watchPage()
    this.events.emit('ready', undefined)
    if (this.session.isKnown || (this.session.identity?.hash && this.store.isAllowed)) await this.resume()
    else this.greetLater()
  }

  open(): void {
    if (this.isOpen) return
    this.isOpen = true
    this.launcher.setOpen(true)
    this.events.emit('open', undefined)
    this.withPanel((panel) => this.isOpen && panel.show(), true)
  }

  close(): void {
    if (!this.isOpen) return
    this.isOpen = false
    this.launcher.setOpen(false)
    // Focus goes back to the button only when it was in here: the host page may close us while somebody types there.
    if (this.root.activeElement) this.launcher.button.focus()
    this.withPanel((panel) => panel.hide())
    this.events.emit('close', undefined)
  }

  toggle(): void {
    if (this.isOpen) this.close()
    else this.open()
  }

  agree(): void {
    this.store.set(CONSENT, new Date().toISOString())
    this.store.allow()
  }

  identify(identity: HostIdentity): void {
    this.session.identity = identity
    if (!this.session.answer && !this.session.isKnown && !(identity.hash && this.store.isAllowed)) return
    this.session.restart().then(
      () => this.resume().then(() => this.panel?.then((panel) => panel.restart())),
      (error: Problem) => this.tell(error),
    )
  }

  async setLocale(language: Language): Promise<void> {
    if (language === this.language || !this.config.languages.includes(language)) return
    this.language = language
    this.config = await fetchConfig(this.http, this.tag, language)
    this.wear()
    await this.panel?.then((panel) => panel.refresh())
  }

  trackPage(named: { url?: string; title?: string }): void {
    this.pages.visit(named)
  }

  setUnread(count: number): void {
    if (count !== this.unread) this.events.emit('unread', { count })
    this.unread = count
    this.launcher.setUnread(count)
    this.showCount()
  }

  /** Leave the page and forget the visitor, e.g. because the host's customer signs out. */
  shutdown(isOthersWish = false): void {
    if (!isOthersWish) this.tabs.say({ type: 'shutdown' })
    this.panel?.then((panel) => panel.destroy())
    this.unread = 0
    this.showCount()
    this.undo.splice(0).forEach((step) => step())
    this.pages.stop()
    this.session.dropToken()
    for (const name of ['outbox', 'landing', CONSENT, GREETED, 'known', 'muted']) this.store.remove(name)
    this.tabs.close()
    this.host.element.remove()
  }

  private async resume(): Promise<void> {
    try {
      const answer = await this.session.start()
      this.setUnread(answer.unread)
      if (answer.has_conversation || answer.unread > 0) this.withPanel(() => undefined)
    } catch (error) {
      this.tell(error as Problem)
    }
  }

  private withPanel(then: (panel: Panel) => unknown, isPressed = false): void {
    if (!this.panel) {
      const again = this.tries++ ? `?try=${this.tries}` : ''
      this.launcher.setBusy(isPressed)
      this.panel = this.loadPanel(this.http.address(__PANEL__) + again).then((code) => code.createPanel(this))
    }
    this.panel.then(then, () => {
      this.panel = null
      this.isOpen = false
      this.launcher.setOpen(false)
      if (isPressed) this.launcher.showFailure()
    }).finally(() => this.launcher.setBusy(false))
  }

  private notePage(page: Page): void {
    if (!this.host.element.isConnected) attach(this.host.element)
    if (this.panel) this.panel.then((panel) => panel.notePage(page))
    else if (this.session.answer) this.http.post('chat/v1/page', page).catch(() => undefined)
  }

  private wear(): void {
    dress(this.layer, this.config, this.language)
    this.launcher.speak(this.language)
  }

  private greetLater(): void {
    const text = this.config.texts.proactive
    if (!text || this.store.get(GREETED)) return
    const timer = setTimeout(() => this.launcher.showGreeting(text, () => this.store.set(GREETED, '1')), GREETING_AFTER)
    this.undo.push(() => clearTimeout(timer))
  }

  private watchPage(): void {
    const redress = () => this.wear()
    const dark = window.matchMedia?.('(prefers-color-scheme: dark)')
    dark?.addEventListener('change', redress)
    const showCount = () => this.showCount()
    document.addEventListener('visibilitychange', showCount)
    const html = document.documentElement
    const spoken = new MutationObserver(() => {
      if (!this.tag.language) this.setLocale(chooseLanguage(null, html.lang, this.config.languages)).catch((error: Problem) => this.tell(error))
    })
    spoken.observe(html, { attributes: true, attributeFilter: ['lang'] })
    const deaf = this.tabs.listen((word) => {
      if (word.type === 'shutdown') this.shutdown(true)
      else if (word.type === 'session' && !this.session.answer && this.session.isKnown) void this.resume()
    })
    this.undo.push(
      () => dark?.removeEventListener('change', redress),
      () => document.removeEventListener('visibilitychange', showCount),
      () => spoken.disconnect(),
      deaf,
    )
  }

  /** The count stands in the title only while nobody looks at the page. */
  private showCount(): void {
    const wanted = titleWithCount(document.title, document.hidden ? this.unread : 0)
    if (wanted !== document.title) document.title = wanted
  }

  private tell(problem: Problem): void {
    this.events.emit('error', { code: problem.code ?? 'unknown', message: problem.message })
    if (problem.code !== 'network') console.warn(`Sawasdesk: ${problem.code} ${problem.message}`)
  }
}
