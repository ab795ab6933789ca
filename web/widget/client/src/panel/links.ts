export type Piece = { kind: 'text'; text: string } | { kind: 'link'; text: string; href: string }

// Thai has no spaces: an address ends where Thai letters begin, and never ends with a sentence's own marks.
const ADDRESS = /\b(?:https?:\/\/|www\.)[^\s<>"'\u0e00-\u0e7f]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/giu
const TRAILING = /[.,;:!?…'"»”’]+$/u

/** Splits foreign text into words and links. Only http, https and mail addresses become links. */
export function splitLinks(text: string): Piece[] {
  const pieces: Piece[] = []
  let end = 0
  for (const match of text.matchAll(ADDRESS)) {
    const shown = withoutTail(match[0])
    const href = hrefOf(shown)
    if (!href) continue
    if (match.index > end) pieces.push({ kind: 'text', text: text.slice(end, match.index) })
    pieces.push({ kind: 'link', text: shown, href })
    end = match.index + shown.length
  }
  if (end < text.length) pieces.push({ kind: 'text', text: text.slice(end) })
  return pieces
}

function withoutTail(address: string): string {
  let shown = address.replace(TRAILING, '')
  // A closing bracket belongs to the sentence unless the address opened one.
  while (/[)\]}]$/.test(shown) && !opensIts(shown)) shown = shown.slice(0, -1).replace(TRAILING, '')
  return shown
}

function opensIts(shown: string): boolean {
  const close = shown.slice(-1)
  const open = { ')': '(', ']': '[', '}': '{' }[close] ?? ''
  return shown.split(open).length >= shown.split(close).length
}

function hrefOf(shown: string): string | null {
  if (!/^(?:https?:|www\.)/i.test(shown)) return `mailto:${shown}`
  try {
    const address = new URL(/^www\./i.test(shown) ? `https://${shown}` : shown)
    return address.protocol === 'https:' || address.protocol === 'http:' ? address.href : null
  } catch {
    return null
  }
}
