import createClient, { type Middleware } from 'openapi-fetch'
import { ApiProblem, toProblem } from './problem'
import type { paths } from './schema.gen'

export const API_BASE = '/api/v1'
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

let csrfToken = ''
let onSignedOut: () => void = () => undefined

/** Remembers the token that the session gave; it goes into every unsafe request. */
export function setCsrfToken(token: string): void {
  csrfToken = token
}

export function getCsrfToken(): string {
  return csrfToken
}

/** Tells what to do when the server no longer knows this session. */
export function setSignedOutHandler(handler: () => void): void {
  onSignedOut = handler
}

export function reportSignedOut(): void {
  onSignedOut()
}

const session: Middleware = {
  onRequest({ request }) {
    if (!SAFE_METHODS.has(request.method)) request.headers.set('X-CSRF-Token', csrfToken)
    return request
  },
  onResponse({ response, schemaPath }) {
    if (response.status === 401 && schemaPath !== '/session') onSignedOut()
    return response
  },
}

export const client = createClient<paths>({
  baseUrl: API_BASE,
  credentials: 'same-origin',
  fetch: (request) => globalThis.fetch(request),
})
client.use(session)

interface Answer<T> {
  data?: T
  error?: unknown
  response: Response
}

/**
 * Waits for a call of `client` and gives its body.
 * Raises ApiProblem for every answer that is not 2xx, and when nothing answered.
 */
export async function unwrap<T>(call: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>
  try {
    answer = await call
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new ApiProblem({ status: 0, code: 'network' })
  }
  if (!answer.response.ok) throw toProblem(answer.response, answer.error)
  return answer.data as T
}

/** The header of a conditional write on a versioned document. */
export function ifMatch(version: number): { 'If-Match': string } {
  return { 'If-Match': `"${version}"` }
}
