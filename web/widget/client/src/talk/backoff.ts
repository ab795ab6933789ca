export const FIRST_WAIT = 500

/**
 * Milliseconds before the n-th attempt (from 0): doubling up to `longest`, spread over its upper half so that the
 * visitors of a restarted server do not all come back at once.
 */
export function waitBefore(attempt: number, longest = 30_000, random: () => number = Math.random): number {
  const full = Math.min(longest, FIRST_WAIT * 2 ** Math.min(attempt, 20))
  return full / 2 + (random() * full) / 2
}
