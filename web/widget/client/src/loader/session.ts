import type { HostIdentity, Language, Page, SessionAnswer } from '../contract'
import { Problem, type Http } from './http'
import type { Store } from './store'

const TOKEN = 'token'
const LANDING = 'landing'
const LANDING_LASTS = 24 * 3_600_000

export interface SessionOptions {
  key: string
  http: Http
  store: Store
  language: () => Language
  landing: () => Page
  current: () => Page
  hasConsent: () => boolean
  onError: (problem: Problem) => void
}

/** Who the visitor is to the server. There is nobody until something needs him: opening the widget creates nothing. */
export class VisitorSession {
  answer: SessionAnswer | null = null
  identity: HostIdentity | null = null
  private starting: Promise<SessionAnswer> | null = null

  constructor(private readonly options: SessionOptions) {}

  /** Whether an earlier page left a token. */
  get isKnown(): boolean {
    return this.options.store.fresh(TOKEN) !== null
  }

  /**
   * Remembers where this visit began, as the chat may begin pages later and its origin is what led here. Only where
   * something may be kept, and only until there is a visitor.
   */
  keepLanding(): void {
    const { store, landing } = this.options
    if (store.isAllowed && !this.isKnown && !this.keptLanding()) store.set(LANDING, JSON.stringify({ page: landing(), at: Date.now() }))
  }

  /** The running session, started when there is none. Side by side calls share one request. Raises Problem. */
  start(): Promise<SessionAnswer> {
    this.starting ??= oneTabAtATime(`sawasdesk:${this.options.key}:session`, () => this.open()).catch((error: unknown) => {
      this.starting = null
      throw error
    })
    return this.starting
  }

  /** Start anew with the same token, e.g. because the host page said who this is. */
  restart(): Promise<SessionAnswer> {
    this.starting = null
    return this.start()
  }

  /** What the visitor says about himself. Raises Problem. */
  async tell(profile: object): Promise<void> {
    const answer = await this.start()
    answer.visitor = await this.options.http.post<SessionAnswer['visitor']>('chat/v1/profile', profile)
  }

  /** The server knows this token no longer. */
  dropToken(): void {
    this.starting = null
    this.answer = null
    this.options.http.token = null
    this.options.store.remove(TOKEN)
  }

  private async open(): Promise<SessionAnswer> {
    const { store, http } = this.options
    const known = store.fresh(TOKEN)
    let answer: SessionAnswer
    try {
      answer = await this.ask(known)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      if (this.identity && error.code.startsWith('identity_')) {
        // The page's proof is wrong. He can talk all the same, as somebody whom nobody vouches for.
        this.options.onError(error)
        this.identity = null
        answer = await this.ask(known)
      } else if (known && (error.status === 401 || error.status === 404)) {
        this.dropToken()
        answer = await this.ask(null)
      } else {
        throw error
      }
    }
    const began = this.keptLanding() ?? this.options.landing()
    store.set(TOKEN, answer.token)
    store.remove(LANDING)
    http.token = answer.token
    this.answer = answer
    const { current } = this.options
    if (!known && current().url !== began.url) http.post('chat/v1/page', current()).catch(() => undefined)
    return answer
  }

  private keptLanding(): Page | null {
    try {
      const { page, at } = JSON.parse(this.options.store.fresh(LANDING) ?? '') as { page: Page; at: number }
      return Date.now() - at < LANDING_LASTS ? page : null
    } catch {
      return null
    }
  }

  private ask(token: string | null): Promise<SessionAnswer> {
    const { key, http, language, landing, current, hasConsent } = this.options
    http.token = null
    return http.post<SessionAnswer>(`chat/v1/widgets/${encodeURIComponent(key)}/visitors`, {
      ...(token ? { token } : {}),
      ...(this.identity ? { identity: this.identity } : {}),
      language: language(),
      time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      page: token ? current() : (this.keptLanding() ?? landing()),
      consent: hasConsent(),
    })
  }
}

/** Two tabs that begin at the same moment are to become one visitor: the second finds the token of the first. */
function oneTabAtATime<Result>(name: string, act: () => Promise<Result>): Promise<Result> {
  return navigator.locks ? (navigator.locks.request(name, act) as Promise<Result>) : act()
}
