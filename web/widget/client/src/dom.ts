/** Small helpers to build nodes. Text is only ever text: nothing here parses HTML. */

export type Child = Node | string | null | undefined | false
type Listener = (event: never) => void
export type Attributes = Record<string, string | number | boolean | null | undefined | Listener>

/** `on…` attributes are listeners, true is an empty attribute, false, null and undefined leave it out. */
export function h<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const node = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') node.addEventListener(key.slice(2), value as unknown as EventListener)
    else put(node, key, value)
  }
  for (const child of children) if (child || child === '') node.append(child)
  return node
}

/** Sets, or takes away, one attribute. */
export function put(node: Element, key: string, value: string | number | boolean | null | undefined): void {
  if (value === false || value === null || value === undefined) node.removeAttribute(key)
  else node.setAttribute(key, value === true ? '' : String(value))
}

const SVG = 'http://www.w3.org/2000/svg'

/** A line icon of 24 × 24 from path data; decoration only, its button has the name. */
export function icon(path: string, size = 22): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  const line = document.createElementNS(SVG, 'path')
  const look = { width: size, height: size, viewBox: '0 0 24 24', 'aria-hidden': 'true', focusable: 'false', class: 'icon' }
  for (const [key, value] of Object.entries(look)) svg.setAttribute(key, String(value))
  line.setAttribute('d', path)
  svg.append(line)
  return svg
}

/** Attaches a stylesheet to the shadow root without a style element, so that no page policy has to allow it. */
export function adopt(root: ShadowRoot, css: string): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
}

/** The element with focus, also inside the shadow root. */
export function focused(node: Node): Element | null {
  const root = node.getRootNode()
  return root instanceof ShadowRoot || root instanceof Document ? root.activeElement : null
}
