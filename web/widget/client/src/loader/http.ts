/** The server's refusal (RFC 9457), or no answer at all (status 0, code `network`). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    /** Seconds to wait, when the server says so. */
    readonly retryAfter: number | null = null,
    readonly data: Record<string, unknown> = {},
  ) {
    super(message)
  }

  /** Whether the same request may go better later. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500
  }
}

export type Fetch = (address: string, options: RequestInit) => Promise<Response>

/** Reads a problem document, or makes one of what came instead. */
export async function problemOf(status: number, text: string, retryAfter: string | null = null): Promise<Problem> {
  let said: Record<string, unknown> = {}
  try {
    said = JSON.parse(text) as Record<string, unknown>
  } catch {
    // a proxy's page: the status has to do
  }
  const code = typeof said.code === 'string' ? said.code : `http_${status}`
  const message = [said.detail, said.title].find((line): line is string => typeof line === 'string') ?? ''
  return new Problem(status, code, message, retryAfter ? Number(retryAfter) || null : null, said)
}

/** JSON over fetch with the visitor's token. No cookie is ever sent or kept. */
export class Http {
  token: string | null = null

  constructor(
    readonly base: string,
    private readonly fetcher: Fetch = (address, options) => fetch(address, options),
  ) {}

  address(path: string): string {
    return new URL(path, this.base).href
  }

  get<T>(path: string, signal?: AbortSignal): Promise<T> {
    return this.ask<T>('GET', path, undefined, signal)
  }

  post<T>(path: string, body: unknown): Promise<T> {
    return this.ask<T>('POST', path, body)
  }

  private async ask<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
    const headers: Record<string, string> = { Accept: 'application/json' }
    if (body !== undefined) headers['Content-Type'] = 'application/json'
    if (this.token) headers.Authorization = `Bearer ${this.token}`
    const options: RequestInit = { method, headers, credentials: 'omit', cache: 'no-store', signal: signal ?? null }
    if (body !== undefined) options.body = JSON.stringify(body)
    let answer: Response
    let text: string
    try {
      answer = await this.fetcher(this.address(path), options)
      text = await answer.text()
    } catch (error) {
      throw new Problem(0, 'network', error instanceof Error ? error.message : '')
    }
    if (!answer.ok) throw await problemOf(answer.status, text, answer.headers.get('Retry-After'))
    return (text ? JSON.parse(text) : null) as T
  }
}
