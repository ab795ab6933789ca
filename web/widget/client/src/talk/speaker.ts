import type { Page } from '../contract'
import type { Problem } from '../loader/http'
import type { Shell } from '../shell'
import type { Link } from './link'
import type { Draft, Outbox } from './outbox'

const TRY_AGAIN_AFTER = 2_000

/** Says things to the server: through the socket while there is one, else by single requests. */
export class Speaker {
  constructor(
    private readonly shell: Shell,
    private readonly link: Link,
    private readonly outbox: Outbox,
  ) {}

  /** The outbox hears how it went. */
  message(draft: Draft): void {
    const body = { client_id: draft.client_id, text: draft.text, uploads: draft.uploads.map((upload) => upload.id), page: this.shell.page }
    if (this.link.say({ type: 'message', ...body })) return
    this.shell.http.post('chat/v1/messages', body).then(
      () => this.outbox.accepted(draft.client_id),
      (error: Problem) => {
        if (error.status === 429) this.outbox.refused(draft.client_id, 'rate_limited', error.message)
        else if (!error.isPassing) this.outbox.refused(draft.client_id, error.code, error.message)
        else this.later()
      },
    )
  }

  receipt(kind: 'ack' | 'read', seq: number): void {
    if (kind === 'read') this.shell.tabs.say({ type: 'read', seq })
    if (this.link.say({ type: kind, seq })) return
    if (this.link.state === 'polling') this.post('ack', kind === 'ack' ? { delivered: seq } : { read: seq })
  }

  typing(isTyping: boolean): void {
    if (this.link.say({ type: 'typing', is_typing: isTyping })) return
    if (this.link.state === 'polling') this.post('typing', { is_typing: isTyping })
  }

  page(page: Page): void {
    if (!this.link.say({ type: 'page', ...page })) this.post('page', page)
  }

  end(): void {
    if (!this.link.say({ type: 'end' })) this.post('end', {})
  }

  private post(path: string, body: unknown): void {
    this.shell.http.post(`chat/v1/${path}`, body).catch(() => undefined)
  }

  private later(): void {
    this.outbox.lost()
    setTimeout(() => {
      if (this.link.state === 'polling' || this.link.state === 'live') this.outbox.open()
    }, TRY_AGAIN_AFTER)
  }
}
