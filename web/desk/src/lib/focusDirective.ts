import type { Directive } from 'vue'

const FIELDS = 'input, textarea, button, [tabindex]'

/** `v-focus`: the field, or the field inside the part, has the focus as soon as it is on the screen. */
export const focus: Directive<HTMLElement> = {
  mounted: (element) => requestAnimationFrame(() => (element.matches(FIELDS) ? element : (element.querySelector<HTMLElement>(FIELDS) ?? element)).focus()),
}
