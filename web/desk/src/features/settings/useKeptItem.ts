import type { QueryKey } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter, type RouteLocationRaw } from 'vue-router'
import { putItem } from '@/lib/listCache'
import { useNotify } from '@/shell/notify'

interface Kept {
  id: string
  name: string
}

interface Page<Item extends Kept> {
  /** The id in the page's address; `new` for what is yet to be made. */
  id: () => string
  items: () => Item[] | undefined
  /** Where the list it belongs to is kept. */
  key: QueryKey
  /** First word of the sentences `<noun>.added` and `<noun>.saved`. */
  noun: 'channel_accounts' | 'forms' | 'widgets' | 'routing_rules' | 'ticket_fields'
  nameOf?: (item: Item) => string
  /** Where to go on from here when it has been saved; undefined: stay. */
  goOn: (item: Item, wasNew: boolean) => RouteLocationRaw | undefined
}

/** What a page of the settings does with the one item it shows: found in its list, and put back into it when it is saved. */
export function useKeptItem<Item extends Kept>({ id, items, key, noun, nameOf = (item) => item.name, goOn }: Page<Item>) {
  const { t } = useI18n()
  const router = useRouter()
  const notify = useNotify()
  const isNew = computed(() => id() === 'new')
  const item = computed(() => items()?.find((each) => each.id === id()))

  async function saved(result: Item): Promise<void> {
    const wasNew = isNew.value
    putItem(key, result)
    notify.done(t(wasNew ? `${noun}.added` : `${noun}.saved`, { name: nameOf(result) }))
    const next = goOn(result, wasNew)
    if (next) await router.push(next)
  }

  return { isNew, item, saved }
}
