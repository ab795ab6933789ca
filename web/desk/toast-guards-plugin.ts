import type { Plugin } from 'vite'

const GUARD = /\/reka-ui\/dist\/Toast\/FocusProxy\.js/

/**
 * The toasts of Reka stand between two guards that hand the focus on to whoever comes in from outside. They are hidden from
 * screen readers and are nevertheless stops of the Tab key (axe: aria-hidden-focus, WCAG 4.1.2). Toasts and their buttons are
 * stops themselves, so the guards need not be; a script still reaches them, which is how one leaves the toasts.
 */
export default function toastGuards(): Plugin {
  return {
    name: 'toast-guards',
    transform(code, id) {
      if (!GUARD.test(id)) return null
      const quiet = code.replace('tabindex: "0"', 'tabindex: "-1"')
      if (quiet === code) this.error('The guards around toasts look different now: is this plugin still needed?')
      return { code: quiet, map: null }
    },
  }
}
