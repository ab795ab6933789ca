const MARK = /\p{M}/u
const LEADING_VOWEL = /[เ-ไ]/

/**
 * The letter that stands for a name: the first consonant or letter with its marks, so that a Thai avatar never shows a lone vowel.
 */
export function initial(name: string): string {
  const letters = [...name.trim().replace(/^(คุณ|นาย|นางสาว|นาง|บริษัท|หจก\.|ร้าน)\s*/u, '')]
  const first = letters.findIndex((letter) => /[\p{L}\p{N}]/u.test(letter) && !LEADING_VOWEL.test(letter))
  if (first === -1) return letters[0]?.toUpperCase() ?? '?'
  let text = letters[first]!.toUpperCase()
  for (let next = first + 1; next < letters.length && MARK.test(letters[next]!); next += 1) text += letters[next]
  return text
}

/** At most so many letters on one line, cut between letters as people see them: a Thai vowel stays on its consonant. */
export function shortened(text: string, most: number): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  if (flat.length <= most) return flat
  const letters = [...new Intl.Segmenter('th', { granularity: 'grapheme' }).segment(flat)]
  return letters.length <= most ? flat : `${letters.slice(0, most).map((one) => one.segment).join('').trimEnd()}…`
}

/** `184320` → `180 kB`. Sizes are bytes. */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}

export interface Piece {
  text: string
  isHit: boolean
}

/** Splits a search snippet at its marks (U+0002 opens a hit, U+0003 closes it). */
export function hitPieces(marked: string): Piece[] {
  return marked
    .split('\u0002')
    .flatMap((part, index) => {
      if (index === 0) return [{ text: part, isHit: false }]
      const [hit = '', rest = ''] = part.split('\u0003')
      return [
        { text: hit, isHit: true },
        { text: rest, isHit: false },
      ]
    })
    .filter((piece) => piece.text)
}

export interface TextPart {
  text: string
  href: string | null
}

const ADDRESS = /(https?:\/\/[^\s<>"'()]+[^\s<>"'().,;:!?ๆฯ]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)/g

/** Splits plain text into words and the web and mail addresses in it. */
export function linkParts(text: string): TextPart[] {
  return text
    .split(ADDRESS)
    .map((part, index) => {
      if (index % 2 === 0) return { text: part, href: null }
      return { text: part, href: part.startsWith('http') ? part : `mailto:${part}` }
    })
    .filter((part) => part.text)
}

/** Counts stop at 99. */
export function countLabel(count: number): string {
  return count > 99 ? '99+' : String(count)
}
