import type { Page } from '../contract'

const LONGEST = 2000

/** Follows the visitor through the host's pages: whole page loads, and what a single-page application does instead. */
export class PageLog {
  current: Page
  /** Where this visit began, for the origin of the conversation. */
  readonly landing: Page
  private readonly undo: (() => void)[] = []

  constructor(
    private readonly host: Window,
    private readonly onPage: (page: Page) => void,
  ) {
    this.current = { url: host.location.href.slice(0, LONGEST), title: host.document.title, referrer: host.document.referrer }
    this.landing = this.current
  }

  /** Looks for navigation from now on. The host's own functions are called first and answer as before. */
  start(): void {
    const { history } = this.host
    for (const name of ['pushState', 'replaceState'] as const) {
      const original = history[name]
      const wrapped: History['pushState'] = (...values) => {
        original.apply(history, values)
        this.look()
      }
      history[name] = wrapped
      this.undo.push(() => {
        if (history[name] === wrapped) history[name] = original
      })
    }
    const look = () => this.look()
    this.host.addEventListener('popstate', look)
    this.undo.push(() => this.host.removeEventListener('popstate', look))
  }

  stop(): void {
    for (const step of this.undo.splice(0)) step()
  }

  /** The visitor is on this page now; the host may name it itself. */
  visit(named: { url?: string; title?: string } = {}): void {
    const url = new URL(named.url ?? this.host.location.href, this.host.location.href).href.slice(0, LONGEST)
    const title = named.title ?? this.host.document.title
    if (url === this.current.url && title === this.current.title) return
    const referrer = url === this.current.url ? this.current.referrer : this.current.url
    this.current = { url, title: title.slice(0, 500), referrer }
    this.onPage(this.current)
  }

  /** Titles are set a moment after the address. */
  private look(): void {
    this.host.setTimeout(() => this.visit(), 300)
  }
}
