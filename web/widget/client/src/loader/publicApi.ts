import type { HostIdentity } from '../contract'
import { Events, type EventName } from './events'
import type { Widget } from './widget'

export interface PublicApi {
  open(): void
  close(): void
  toggle(): void
  identify(identity: HostIdentity): void
  setLocale(language: 'th' | 'en'): void
  trackPage(page: { url?: string; title?: string }): void
  on(event: EventName, handler: (detail: never) => void): () => void
  shutdown(): void
  /** `push(['open'])`: how a page calls before this script is there, and it works afterwards too. */
  push(...calls: EarlyCall[]): void
  readonly isLoaded: true
}

export type EarlyCall = [name: string, ...values: unknown[]]

const VERBS = ['open', 'close', 'toggle', 'identify', 'setLocale', 'trackPage', 'on', 'shutdown'] as const
const STARTS_AGAIN = new Set(['open', 'toggle', 'identify'])

/** Puts window.Sawasdesk there. Calls wait until the widget is ready; what was pushed before comes first. */
export function installApi(target: { Sawasdesk?: unknown }, makeWidget: (events: Events) => Widget): PublicApi {
  const events = new Events()
  let widget: Promise<Widget | null> | null = null

  const start = (): Promise<Widget | null> => {
    const made = makeWidget(events)
    return made.start().then(
      () => made,
      (error: { code?: string; message?: string }) => {
        console.warn(`Sawasdesk: the chat is not available on this page (${error.code ?? error.message ?? 'unknown'}).`)
        events.emit('error', { code: error.code ?? 'unknown', message: error.message ?? '' })
        return null
      },
    )
  }
  const call = (name: (typeof VERBS)[number], values: unknown[]): void => {
    if (!widget && STARTS_AGAIN.has(name)) widget = start()
    widget?.then((ready) => {
      if (!ready) return
      if (name === 'on') return
      ;(ready[name] as (...given: unknown[]) => unknown)(...values)
    })
    if (name === 'shutdown') widget = null
  }

  const api = { isLoaded: true } as Record<string, unknown>
  for (const name of VERBS) api[name] = (...values: unknown[]) => call(name, values)
  api.on = (event: EventName, handler: (detail: never) => void) => events.on(event, handler as never)
  api.push = (...calls: EarlyCall[]) => {
    for (const [name, ...values] of calls) (api[name] as ((...given: unknown[]) => void) | undefined)?.(...values)
  }

  const early = Array.isArray(target.Sawasdesk) ? (target.Sawasdesk as EarlyCall[]) : []
  target.Sawasdesk = api
  const install = api as unknown as PublicApi
  // Listeners first, so that none misses the first event.
  install.push(...early.filter(([name]) => name === 'on'))
  widget = start()
  install.push(...early.filter(([name]) => name !== 'on'))
  return install
}
