import { useQuery } from '@tanstack/vue-query'
import { useLocalStorage } from '@vueuse/core'
import { computed, type Ref } from 'vue'
import { keys } from '@/query'
import { beginFrom } from './api'
import { blankLook, NEW_VIEW, type Look } from './model'

/** A view that is not saved yet and begins as a queue is called `saved:new:<queue>`, with a priority behind a tilde. */
const BEGUN = `saved:${NEW_VIEW}:`

/** How the view `name`, which is not saved yet, is looked at first. */
export interface Beginning {
  name: string
  look: Look
}

export const viewFrom = (queue: string, priority: string): string => `${BEGUN}${queue}${priority && `~${priority}`}`

/** The queue that a view which is not saved yet begins as. */
export const queueOf = (view: string): string | null => (view.startsWith(BEGUN) ? view.slice(BEGUN.length).split('~')[0]! : null)

/** Such a view is looked at as the queue was; the server says what that means (ticketing/views/built_in.py). */
export function useBeginning(view: Ref<string>) {
  const sort = useLocalStorage('sawasdesk.sort', 'recent')
  const isFromQueue = computed(() => queueOf(view.value) !== null)
  const { data, error, refetch } = useQuery<Beginning>({
    queryKey: computed(() => [...keys.savedViews, 'from', view.value, sort.value]),
    queryFn: async ({ queryKey }) => {
      const [name, order] = queryKey.slice(-2) as [string, string]
      return { name, look: { ...blankLook(), layout: 'list', ...(await beginFrom(queueOf(name)!, name.split('~')[1], order)) } }
    },
    enabled: isFromQueue,
    staleTime: Infinity,
  })
  return { beginning: computed(() => (isFromQueue.value ? data.value : { name: view.value, look: blankLook() })), error, refetch }
}
