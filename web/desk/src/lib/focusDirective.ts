import type { Directive } from 'vue'

/** `v-focus`: the field has the focus as soon as it is on the screen. */
export const focus: Directive<HTMLElement> = {
  mounted: (element) => requestAnimationFrame(() => element.focus()),
}
