/**
 * Where to go after signing in: the page that asked for it, if it is one of ours.
 * `next` comes from the address bar, so anything that could lead to another site is dropped.
 */
export function destination(next: unknown): string {
  if (typeof next !== 'string' || !/^\/[^/\\]/.test(next) || /[\u0000-\u001f\\]/.test(next)) return '/'
  return next.startsWith('/sign-in') ? '/' : next
}
