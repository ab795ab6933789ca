/** What the host page can listen to. */
export interface WidgetEvents {
  ready: undefined
  open: undefined
  close: undefined
  unread: { count: number }
  message: { from: string; text: string; at: string }
  chat: { state: string }
  error: { code: string; message: string }
}

export type EventName = keyof WidgetEvents
type Handler = (detail: never) => void

/** The host page's listeners. One that throws does not stop the widget. */
export class Events {
  private readonly handlers = new Map<string, Set<Handler>>()

  /** Listens; the answer stops it. */
  on<Name extends EventName>(name: Name, handler: (detail: WidgetEvents[Name]) => void): () => void {
    const list = this.handlers.get(name) ?? new Set<Handler>()
    this.handlers.set(name, list.add(handler))
    return () => void list.delete(handler)
  }

  emit<Name extends EventName>(name: Name, detail: WidgetEvents[Name]): void {
    for (const handler of this.handlers.get(name) ?? []) {
      try {
        handler(detail as never)
      } catch (error) {
        console.error('Sawasdesk: a handler of the page failed', error)
      }
    }
  }
}
