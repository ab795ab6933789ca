import { defineAsyncComponent, shallowRef } from 'vue'
import { withEveryWord } from '@/i18n'
import { addLatePart } from './lateParts'

const UndoToast = defineAsyncComponent(() => withEveryWord(() => import('./UndoToast.vue')))

/** How long a change can be taken back, in milliseconds; the server holds to the same minute. */
export const UNDO_WINDOW = 60_000

/** A sentence of `undo.json`: the key below `undo.what`, and its words. It is put together when its file is here. */
export interface UndoWords {
  what: string
  words?: Record<string, string | number>
}

export interface UndoOffer {
  id: number
  text: string | UndoWords
  /** What the way back does not bring back, e.g. a mail that went out. */
  note?: string | UndoWords
  /** Rejects when it cannot be undone any more; the reason is shown. */
  undo: () => unknown
  expiresAt: number
}

/** Every change that can still be taken back, the latest last. UndoToast.vue shows the latest and answers `z`. */
export const undoOffers = shallowRef<readonly UndoOffer[]>([])
let offered = 0

/**
 * Shows what was done, with a button that takes it back within the undo window; `z` and Ctrl+Z do the same outside of fields.
 * There is one such toast: a later change takes its place, and the earlier one is next when the later one was undone.
 *
 *     offerUndo(t('tickets.trashed'), () => undoTicketChange(id, events))
 */
export function offerUndo(text: string | UndoWords, undo: () => unknown, options: { note?: string | UndoWords } = {}): void {
  addLatePart(UndoToast)
  const now = Date.now()
  undoOffers.value = [...undoOffers.value.filter((one) => one.expiresAt > now), { id: ++offered, text, undo, expiresAt: now + UNDO_WINDOW, ...options }]
}

/** Takes an offer off the table: it was used, put away or is too old. */
export function withdrawUndo(id: number): void {
  undoOffers.value = undoOffers.value.filter((one) => one.id !== id)
}
