import { useDebounceFn } from '@vueuse/core'
import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import type { Condition, SavedView } from '@/api/types'
import type { Conditions, GroupNode } from '@/features/conditions/tree'
import type { TicketQuery } from './api'
import { blankLook, isSameLook, lookOf, shownColumns, type Look } from './model'
import type { Beginning } from './queueLook'

/** While somebody types conditions, the list follows when he pauses. */
const PAUSE = 350

/**
 * How the open view is looked at. What a person changes stays his until he saves it or takes it back; a view that a
 * colleague changed meanwhile is taken over only where nothing was changed here. `begin`: how one that is not saved yet,
 * called `name`, is looked at first.
 */
export function useLook(view: Ref<SavedView | null | undefined>, name: Ref<string>, begin: Ref<Beginning | undefined>, conditions: Conditions, isReady: Ref<boolean>) {
  const saved = shallowRef<Look>(blankLook())
  const look = ref<Look>(blankLook())
  const tree = ref<GroupNode>({ id: 0, mode: 'all', items: [] })
  const openedName = ref<string>()
  const settled = shallowRef<Condition>(look.value.conditions)
  const settle = useDebounceFn(() => (settled.value = look.value.conditions), PAUSE)

  const normal = (document: Condition): Condition => conditions.fromTree(conditions.toTree(document))

  function take(next: Look): void {
    saved.value = { ...next, conditions: normal(next.conditions) }
    look.value = { ...saved.value }
    settled.value = saved.value.conditions
    tree.value = conditions.toTree(next.conditions)
  }

  watch([view, isReady, name, begin], ([now, ready, opened, first]) => {
    if (!ready || now === undefined || (!now && first?.name !== opened)) return
    if (openedName.value === opened && (isDirty.value || !now)) return
    openedName.value = opened
    take(now ? lookOf(now) : first!.look)
  }, { immediate: true })
  watch(tree, (next) => {
    look.value = { ...look.value, conditions: conditions.fromTree(conditions.complete(next)) }
    void settle()
  }, { deep: true })

  const isDirty = computed(() => !isSameLook(look.value, saved.value))
  const query = computed<TicketQuery>(() => ({ conditions: look.value.conditions, order: look.value.order, columns: shownColumns(look.value).map((column) => column.name) }))
  /** Orders and columns count at once, and so does what was opened; conditions after a pause. */
  const asked = computed<TicketQuery>(() => ({ ...query.value, conditions: settled.value }))

  return {
    look, tree, isDirty, query, asked,
    isOpen: computed(() => openedName.value === name.value),
    change: (changes: Partial<Look>) => (look.value = { ...look.value, ...changes }),
    reset: () => take(saved.value),
    take: (now: SavedView) => take(lookOf(now)),
  }
}

export type LookState = ReturnType<typeof useLook>
