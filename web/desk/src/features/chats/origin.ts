import type { Visitor } from '@/api/types'

type Touch = NonNullable<Visitor['first_touch']>

/** `shop.example` of a web address; the address itself when it is none. */
export function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address
}

/** `ads · november-sale`: the parts of a campaign that were set. */
export function campaignOf(touch: Touch | null): string {
  if (!touch) return ''
  return [touch.utm_source, touch.utm_medium, touch.utm_campaign, touch.utm_term, touch.utm_content].filter(Boolean).join(' · ')
}

const BROWSERS: [RegExp, string][] = [
  [/\bLine\//i, 'LINE'], [/FBAN|FBAV/, 'Facebook'], [/SamsungBrowser/, 'Samsung Internet'], [/Edg\//, 'Edge'], [/OPR\//, 'Opera'], [/Firefox\//, 'Firefox'], [/Chrome\/|CriOS/, 'Chrome'], [/Safari\//, 'Safari'],
]
const SYSTEMS: [RegExp, string][] = [[/iPhone|iPad/, 'iOS'], [/Android/, 'Android'], [/Windows/, 'Windows'], [/Mac OS X/, 'macOS'], [/Linux/, 'Linux']]

/** `Chrome · Android`: what a user agent calls itself, as far as people want to know. */
export function browserOf(userAgent: string): string {
  const name = (list: [RegExp, string][]) => list.find(([pattern]) => pattern.test(userAgent))?.[1]
  return [name(BROWSERS), name(SYSTEMS)].filter(Boolean).join(' · ') || '–'
}
