import { refDebounced } from '@vueuse/core'
import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import type { Condition, SavedView } from '@/api/types'
import type { Conditions, GroupNode } from '@/features/conditions/tree'
import type { TicketQuery } from './api'
import { blankLook, isSameLook, lookOf, shownColumns, type Look } from './model'

/** While somebody types conditions, the list follows when he pauses. */
const PAUSE = 350

/**
 * How the open view is looked at. What a person changes stays his until he saves it or takes it back; a view that a
 * colleague changed meanwhile is taken over only where nothing was changed here.
 */
export function useLook(view: Ref<SavedView | null | undefined>, conditions: Conditions, isReady: Ref<boolean>) {
  const saved = shallowRef<Look>(blankLook())
  const look = ref<Look>(blankLook())
  const tree = ref<GroupNode>({ id: 0, mode: 'all', items: [] })
  const openedId = ref<string | null>()

  const normal = (document: Condition): Condition => conditions.fromTree(conditions.toTree(document))

  function take(next: Look): void {
    saved.value = { ...next, conditions: normal(next.conditions) }
    look.value = { ...saved.value }
    tree.value = conditions.toTree(next.conditions)
  }

  watch([view, isReady], ([now, ready]) => {
    if (!ready || now === undefined) return
    const isAnother = openedId.value !== (now?.id ?? null)
    if (!isAnother && isDirty.value) return
    openedId.value = now?.id ?? null
    take(now ? lookOf(now) : blankLook())
  }, { immediate: true })
  watch(tree, (next) => (look.value = { ...look.value, conditions: conditions.fromTree(conditions.complete(next)) }), { deep: true })

  const isDirty = computed(() => !isSameLook(look.value, saved.value))
  const query = computed<TicketQuery>(() => ({ conditions: look.value.conditions, order: look.value.order, columns: shownColumns(look.value).map((column) => column.name) }))
  const settled = refDebounced(computed(() => JSON.stringify(query.value)), PAUSE)
  /** Orders and columns count at once, conditions after a pause. */
  const asked = computed<TicketQuery>(() => ({ ...query.value, conditions: (JSON.parse(settled.value) as TicketQuery).conditions }))

  return {
    look, tree, isDirty, query, asked,
    isOpen: computed(() => openedId.value !== undefined),
    change: (changes: Partial<Look>) => (look.value = { ...look.value, ...changes }),
    reset: () => take(saved.value),
    take: (now: SavedView) => take(lookOf(now)),
  }
}

export type LookState = ReturnType<typeof useLook>
