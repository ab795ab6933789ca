/** Colours of the theme: text on the company's colour, and the colour as text, both always readable (WCAG 1.4.3). */

type Rgb = readonly [number, number, number]

const READABLE = 4.5
export const LIGHT_SURFACE = '#ffffff'
export const DARK_SURFACE = '#1b1f27'

/** Reads `#abc` or `#aabbcc`; the fallback for anything else. */
export function parseColor(text: string, fallback = '#0f766e'): Rgb {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(text.trim())
  const digits = short ? short.slice(1).map((digit) => digit + digit).join('') : /^#([0-9a-f]{6})$/i.exec(text.trim())?.[1]
  if (!digits) return parseColor(fallback)
  return [0, 2, 4].map((at) => parseInt(digits.slice(at, at + 2), 16)) as unknown as Rgb
}

function luminance(color: Rgb): number {
  const [red, green, blue] = color.map((part) => {
    const share = part / 255
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as unknown as Rgb
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** From 1 (the same) to 21 (black on white). */
export function contrast(one: string, other: string): number {
  const [low, high] = [luminance(parseColor(one)), luminance(parseColor(other))].sort((a, b) => a - b) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

function mix(color: Rgb, target: Rgb, share: number): string {
  return '#' + color.map((part, at) => Math.round(part + ((target[at] ?? 0) - part) * share).toString(16).padStart(2, '0')).join('')
}

/** The colour itself when it reads on `surface`, else the nearest shade of it that does. */
export function readableOn(surface: string, color: string): string {
  const target: Rgb = luminance(parseColor(surface)) > 0.4 ? [0, 0, 0] : [255, 255, 255]
  const parsed = parseColor(color)
  for (let share = 0; share < 1; share += 0.05) {
    const shade = mix(parsed, target, share)
    if (contrast(surface, shade) >= READABLE) return shade
  }
  return mix(parsed, target, 1)
}

/** White or almost black, whichever reads better on the colour; white wins where it is readable. */
export function textOn(color: string): string {
  return contrast(color, '#ffffff') >= READABLE || contrast(color, '#ffffff') >= contrast(color, '#14171c') ? '#ffffff' : '#14171c'
}

/** A fill that text can stand on: middling colours that carry neither white nor black well are moved a little. */
export function fillOf(color: string): { fill: string; text: string } {
  const fill = mix(parseColor(color), [0, 0, 0], 0)
  const text = textOn(fill)
  return { fill: contrast(fill, text) >= READABLE ? fill : readableOn(text, fill), text }
}
