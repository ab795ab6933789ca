const QUOTES = '.gmail_quote, .gmail_quote_container, #appendonsend, #divRplyFwdMsg, .moz-cite-prefix, .yahoo_quoted, .protonmail_quote, blockquote[type="cite"], blockquote'
const COLOURED = /bgcolor|background(?:-color)?\s*:|[^-]color\s*[:=]/i

export interface FramedHtml {
  /** A whole document for `srcdoc`, with nothing in it that could run or load from elsewhere. */
  document: string
  /** The earlier mails under this one are hidden and can be shown. */
  hasFold: boolean
  hasRemoteImages: boolean
  /** The mail brings colours of its own, so it needs white paper in the dark too. */
  isColoured: boolean
}

/** The desk's own letters, so that Thai looks alike inside and outside the frame. */
function fontFaces(): string {
  const rules: string[] = []
  for (const sheet of document.styleSheets) {
    const from = sheet.href ?? location.href
    for (const rule of sheet.cssRules) {
      if (rule instanceof CSSFontFaceRule) rules.push(rule.cssText.replace(/url\("([^"]+)"\)/g, (_match, path: string) => `url("${new URL(path, from).href}")`))
    }
  }
  return rules.join('\n')
}

let fonts: string | undefined

/** Wraps a mail's cleaned HTML for its frame. Quoted mails stay in it, folded by a class on the body. */
export function frameHtml(html: string): FramedHtml {
  const parsed = new DOMParser().parseFromString(html, 'text/html')
  const hasRemoteImages = parsed.querySelector('[data-remote-src]') !== null
  const hasFold = markQuote(parsed.body)
  const isColoured = COLOURED.test(parsed.body.innerHTML)
  for (const link of parsed.querySelectorAll('a[href]')) {
    link.setAttribute('target', '_blank')
    link.setAttribute('rel', 'noopener noreferrer')
  }
  return { document: `<!doctype html><html><head>${HEAD}<style>${(fonts ??= fontFaces())}</style></head><body class="folded">${parsed.body.innerHTML}</body></html>`, hasFold, hasRemoteImages, isColoured }
}

/** Marks the first quoted mail and everything after it, when something else stands before it. */
function markQuote(body: HTMLElement): boolean {
  const quote = body.querySelector(QUOTES)
  if (!quote || !hasTextBefore(body, quote)) return false
  quote.classList.add('desk-quoted')
  for (let next = quote.nextElementSibling; next; next = next.nextElementSibling) next.classList.add('desk-quoted')
  return true
}

function hasTextBefore(body: HTMLElement, quote: Element): boolean {
  const stands = (node: Node) => (quote.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING) !== 0
  if ([...body.querySelectorAll('img')].some(stands)) return true
  const texts = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node; node = texts.nextNode()) if (node.textContent?.trim() && stands(node)) return true
  return false
}

const HEAD = `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; font-src 'self'">
<style>
html { color-scheme: light; }
html.dark { color-scheme: dark; }
body { margin: 0; padding: 2px 0; font: 15px/1.7 "IBM Plex Sans Thai", system-ui, sans-serif; color: #1e293b; overflow-wrap: anywhere; overflow-x: auto; overflow-y: hidden; }
html.dark body { color: #e2e8f0; }
html.dark a { color: #5eead4; }
a { color: #0f766e; }
img { max-width: 100%; height: auto; }
table { max-width: 100%; }
pre { white-space: pre-wrap; }
blockquote { margin: 0.5em 0; padding-left: 0.9em; border-left: 3px solid #94a3b8; }
p:first-child { margin-top: 0; }
p:last-child { margin-bottom: 0; }
body.folded .desk-quoted { display: none !important; }
[data-remote-src]:not([src]) { display: inline-block; min-width: 3em; min-height: 1.5em; background: #94a3b833; border-radius: 4px; }
</style>`
