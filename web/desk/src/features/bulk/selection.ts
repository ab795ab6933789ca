import { shallowRef } from 'vue'

/** Which tickets of the list on the screen are chosen for a bulk action. */
export const selected = shallowRef<ReadonlySet<string>>(new Set())
/** Everything that the list holds is meant, whether it has been loaded or not. */
export const isWhole = shallowRef(false)
let anchor: string | null = null

export function clearSelection(): void {
  if (selected.value.size) selected.value = new Set()
  isWhole.value = false
  anchor = null
}

/** Chooses a ticket or lets it go; with `upTo`, everything between it and the last one touched becomes as this one. */
export function toggleSelected(id: string, order: readonly string[], upTo = false): void {
  const next = new Set(selected.value)
  const isChosen = !next.has(id)
  const [from, to] = [anchor === null ? -1 : order.indexOf(anchor), order.indexOf(id)].sort((one, other) => one - other) as [number, number]
  const touched = upTo && from >= 0 ? order.slice(from, to + 1) : [id]
  for (const one of touched) {
    if (isChosen) next.add(one)
    else next.delete(one)
  }
  selected.value = next
  isWhole.value = false
  anchor = id
}

export function selectAll(ids: readonly string[]): void {
  selected.value = new Set(ids)
  isWhole.value = false
}
