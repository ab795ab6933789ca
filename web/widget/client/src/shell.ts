import type { Language, Page, WidgetConfig } from './contract'
import type { Events } from './loader/events'
import type { Http } from './loader/http'
import type { VisitorSession } from './loader/session'
import type { Store } from './loader/store'
import type { Tabs } from './loader/tabs'

/** What the loader gives to the panel. The panel's code is loaded later and brings nothing of this along. */
export interface Shell {
  readonly key: string
  readonly root: ShadowRoot
  readonly layer: HTMLElement
  readonly http: Http
  readonly store: Store
  readonly session: VisitorSession
  readonly tabs: Tabs
  readonly events: Events
  readonly config: WidgetConfig
  readonly language: Language
  readonly page: Page
  readonly hasConsent: boolean
  /** The visitor agreed: from now on things may be kept. */
  agree(): void
  close(): void
  setUnread(count: number): void
}

/** What the loader asks of the panel. */
export interface Panel {
  show(): void
  hide(): void
  /** Language or settings changed. */
  refresh(): void
  /** The session was started anew and may be another visitor's. */
  restart(): void
  notePage(page: Page): void
  destroy(): void
}

export interface PanelModule {
  createPanel(shell: Shell): Panel
}
