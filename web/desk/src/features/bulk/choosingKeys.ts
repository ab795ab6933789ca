import { onCommand } from '@/shell/commands'
import { selectAll, toggleSelected } from './selection'

/** What a list of tickets tells of itself. */
export interface ChoosableList {
  $el: HTMLElement
  order: string[]
  hasMore: boolean
  currentId: string | null
}

/** Choosing by key in the list on the screen; `list` is null while nobody may choose in it. */
export function useChoosingKeys(list: () => ChoosableList | null): void {
  const isThere = () => list() !== null
  onCommand('select', () => {
    const { currentId, order } = list()!
    if (currentId) toggleSelected(currentId, order)
  }, isThere)
  onCommand('select_all', () => selectAll(list()!.order), isThere)
}
