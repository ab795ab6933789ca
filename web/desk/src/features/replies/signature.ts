export interface Written {
  html: string
  text: string
}

/** The readable text of a signature, a line per block. */
export function signatureText(signatureHtml: string): string {
  const body = new DOMParser().parseFromString(signatureHtml.replace(/<br\s*\/?>|<\/(p|div|li)>/gi, '$&\n'), 'text/html').body
  return (body.textContent ?? '').replace(/\n{2,}/g, '\n').trim()
}

/** What leaves the house: the answer with its writer's signature below. An empty signature changes nothing. */
export function withSignature(written: Written, signatureHtml: string): Written {
  const text = signatureText(signatureHtml)
  if (!text) return written
  return { html: `${written.html}<div class="signature">${signatureHtml}</div>`, text: `${written.text}\n\n${text}` }
}
