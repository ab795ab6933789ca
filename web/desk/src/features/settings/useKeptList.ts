import type { QueryKey } from '@tanstack/vue-query'
import { useI18n } from 'vue-i18n'
import { dropItem, putItem } from '@/lib/listCache'
import { queryClient } from '@/query'
import { useConfirm } from '@/shell/confirm'
import { useNotify } from '@/shell/notify'

interface Kept {
  id: string
  name: string
  is_enabled: boolean
}

interface Verbs<Item> {
  key: QueryKey
  /** Asks the server for the list again. */
  refetch: () => unknown
  patch: (item: Item, change: { is_enabled: boolean }) => Promise<Item>
  remove: (item: Item) => Promise<unknown>
  reorder?: (ids: string[]) => Promise<unknown>
  /** What deleting asks before, and what its button is called. */
  question: () => { text: string; action: string }
}

/** What a page of the settings does with its list: seen at once, and taken back when the server refuses. */
export function useKeptList<Item extends Kept>({ key, refetch, patch, remove: removeItem, reorder, question }: Verbs<Item>) {
  const { t } = useI18n()
  const notify = useNotify()
  const confirm = useConfirm()

  async function order(next: Item[]): Promise<void> {
    const before = queryClient.getQueryData<Item[]>(key)
    queryClient.setQueryData(key, next)
    try {
      await reorder?.(next.map((item) => item.id))
    } catch (problem) {
      queryClient.setQueryData(key, before)
      notify.failed(t('routing_rules.not_moved'), problem)
    }
    refetch()
  }

  async function toggle(item: Item, isEnabled: boolean): Promise<void> {
    putItem(key, { ...item, is_enabled: isEnabled })
    try {
      putItem(key, await patch(item, { is_enabled: isEnabled }))
    } catch (problem) {
      putItem(key, item)
      notify.failed(t('routing_rules.not_saved', { name: item.name }), problem)
      refetch()
    }
  }

  async function remove(item: Item): Promise<void> {
    if (!(await confirm({ title: t('routing_rules.delete.title', { name: item.name }), ...question(), isDangerous: true }))) return
    try {
      await removeItem(item)
      dropItem(key, item.id)
      notify.done(t('routing_rules.deleted', { name: item.name }))
    } catch (problem) {
      notify.failed(t('routing_rules.not_deleted', { name: item.name }), problem)
    }
  }

  return { order, toggle, remove }
}
