import { shallowRef, type Component } from 'vue'

/** Parts of the shell that come when something happens that they are for; they stay, and show themselves when they have something to show. */
export const lateParts = shallowRef<readonly Component[]>([])

export function addLatePart(part: Component): void {
  if (!lateParts.value.includes(part)) lateParts.value = [...lateParts.value, part]
}
