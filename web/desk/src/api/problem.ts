import type { Problem } from './types'

export interface FieldError {
  /** Where the value stood, e.g. `['body', 'email']`. */
  loc: (string | number)[]
  msg: string
  type: string
}

/** A refusal of the server (RFC 9457), or the failure to reach it (`code: 'network'`, `status: 0`). */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly data: Record<string, unknown>
  readonly errors: FieldError[]

  constructor(problem: Partial<Problem> & { status: number; code: string }) {
    super(problem.detail || problem.title || problem.code)
    this.name = 'ApiProblem'
    this.status = problem.status
    this.code = problem.code
    this.data = problem.data ?? {}
    this.errors = problem.errors ?? []
  }

  /** The message about one field of the body, or undefined. */
  fieldError(field: string): string | undefined {
    return this.errors.find((error) => error.loc.at(-1) === field)?.msg
  }
}

export function isProblem(error: unknown, ...codes: string[]): error is ApiProblem {
  return error instanceof ApiProblem && (codes.length === 0 || codes.includes(error.code))
}

/** Reads a failed response's body, whatever it turned out to be. */
export function toProblem(response: Response, body: unknown): ApiProblem {
  if (typeof body === 'object' && body !== null && 'code' in body) {
    return new ApiProblem({ ...(body as Problem), status: response.status })
  }
  return new ApiProblem({ status: response.status, code: response.status >= 500 ? 'server_error' : 'unexpected' })
}
