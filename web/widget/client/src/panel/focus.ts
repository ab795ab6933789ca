import { focused } from '../dom'

const FOCUSABLE = 'button, input, textarea, select, a[href], [tabindex="0"]'

/** What can have focus inside, in order. */
export function focusables(inside: HTMLElement): HTMLElement[] {
  return [...inside.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (node) => !node.hasAttribute('disabled') && node.tabIndex >= 0 && node.getClientRects().length > 0,
  )
}

/** Keeps Tab inside a panel that covers everything else. */
export function keepInside(inside: HTMLElement, event: KeyboardEvent): void {
  if (event.key !== 'Tab') return
  const all = focusables(inside)
  const at = focused(inside)
  const edge = event.shiftKey ? all[0] : all[all.length - 1]
  if (at !== edge && at && inside.contains(at)) return
  event.preventDefault()
  ;(event.shiftKey ? all[all.length - 1] : all[0])?.focus()
}

/** Arrow keys among siblings, of which one at a time can be reached with Tab; `columns` for a grid. */
export function moveAmong(items: readonly HTMLElement[], event: KeyboardEvent, columns = 1): void {
  const at = items.indexOf(focused(items[0] as HTMLElement) as HTMLElement)
  const steps: Record<string, number> = {
    ArrowDown: columns,
    ArrowUp: -columns,
    ArrowRight: columns > 1 ? 1 : 0,
    ArrowLeft: columns > 1 ? -1 : 0,
    Home: -at,
    End: items.length - 1 - at,
  }
  const step = steps[event.key]
  if (step === undefined || at < 0) return
  event.preventDefault()
  const wanted = columns > 1 ? Math.min(items.length - 1, Math.max(0, at + step)) : (at + step + items.length) % items.length
  items.forEach((item, index) => (item.tabIndex = index === wanted ? 0 : -1))
  items[wanted]?.focus()
}
