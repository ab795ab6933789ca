import type { Agent } from '../contract'
import { h } from '../dom'

/** A round picture, or the first letter of the name where there is none or it does not load. Decoration only. */
export function avatar(agent: Agent | null, address: (path: string) => string, className = ''): HTMLElement {
  const face = h('span', { class: `avatar ${className}`, 'aria-hidden': 'true' }, firstLetter(agent?.name ?? ''))
  if (agent?.avatar_url) {
    const picture = h('img', { src: address(agent.avatar_url), alt: '', onerror: () => picture.remove() })
    face.append(picture)
  }
  return face
}

/** The first letter that is read: a Thai vowel written before its consonant does not count. */
export function firstLetter(name: string): string {
  const letters = name.trim().replace(/^(?:คุณ|นางสาว|นาง|นาย)\s*/, '').replace(/^[เแโใไ]+/, '')
  return ([...letters][0] ?? '').toUpperCase()
}
