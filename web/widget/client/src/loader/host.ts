import { adopt, h } from '../dom'
import type { Language, Mode, WidgetConfig } from '../contract'
import { DARK_SURFACE, fillOf, LIGHT_SURFACE, readableOn } from './color'
import base from '../styles/base.css?inline'
import launcher from '../styles/launcher.css?inline'

/** The one element that the widget puts into the host page. Everything else is inside its shadow root. */
export interface Host {
  element: HTMLElement
  root: ShadowRoot
  /** Carries language, mode, side and colours; launcher and panel live in it. */
  layer: HTMLElement
}

export function createHost(page: Document): Host {
  const element = page.createElement('sawasdesk-chat')
  const root = element.attachShadow({ mode: 'open' })
  adopt(root, base + launcher)
  const layer = h('div', { class: 'layer' })
  root.append(layer)
  attach(element)
  return { element, root, layer }
}

/**
 * Puts the element on the page, in the browser's top layer where there is one: there no stacking order, transform or
 * transparency of the host page's own elements reaches it.
 */
export function attach(element: HTMLElement): void {
  document.body.append(element)
  element.popover = 'manual'
  element.showPopover?.()
}

/** Puts the company's looks on; called again when language or settings change. */
export function dress(layer: HTMLElement, config: WidgetConfig, language: Language): void {
  const { color, position, mode } = config.theme
  const { fill, text } = fillOf(color)
  layer.lang = language
  layer.dataset.side = position
  layer.dataset.mode = plainMode(mode)
  const looks = {
    '--accent': fill,
    '--on-accent': text,
    '--accent-on-light': readableOn(LIGHT_SURFACE, fill),
    '--accent-on-dark': readableOn(DARK_SURFACE, fill),
  }
  for (const [name, value] of Object.entries(looks)) layer.style.setProperty(name, value)
}

function plainMode(mode: Mode): 'light' | 'dark' {
  if (mode !== 'auto') return mode
  return window.matchMedia?.('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}
