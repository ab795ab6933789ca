import type { Ref } from 'vue'

/** Something the palette offers. `words` is what it is also found by: its name in the other language, other words for it. */
export interface PaletteEntry {
  id: string
  label: string
  words?: string
  icon: string
  keys?: string[]
  hint?: string
  /** Where choosing leads; found things that have one are remembered with it. */
  to?: string
  run: () => void
}

export interface PaletteGroup {
  id: string
  label: string
  entries: PaletteEntry[]
  /** The server has searched already. */
  isFound?: boolean
  /** What the page that is open is about; it stands before the places. */
  isHere?: boolean
}

/** A sentence in the language of the desk, and what it is in the other one. */
export type BothLanguages = (key: string, words?: Record<string, unknown>) => { label: string; words: string }

/**
 * Every feature may bring `features/<noun>/palette.ts` with `usePalette`: groups that follow what is typed. `typed` waits
 * for a pause. It runs in the palette's setup.
 */
export interface PaletteSource {
  usePalette: (context: { typed: Ref<string>; both: BothLanguages; go: (to: string) => void }) => Ref<PaletteGroup[]>
}
