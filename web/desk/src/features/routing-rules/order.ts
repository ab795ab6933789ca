/** The list with one item somewhere else; positions outside the list change nothing. */
export function moved<T>(items: T[], from: number, to: number): T[] {
  if (from === to || !(from in items) || to < 0 || to >= items.length) return items
  const rest = items.toSpliced(from, 1)
  return rest.toSpliced(to, 0, items[from]!)
}
