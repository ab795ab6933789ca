import { watchDebounced } from '@vueuse/core'
import { computed, ref, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'

/** What a list of customers or companies is narrowed to, and whether one is being added: the page's address says it all. */
export function usePlaceQuery(place: 'contacts' | 'accounts') {
  const route = useRoute()
  const router = useRouter()
  const word = (name: string): string => (route.name === place && typeof route.query[name] === 'string' ? route.query[name] : '')

  async function narrow(part: Record<string, string | undefined>): Promise<void> {
    await router.replace({ name: place, query: Object.fromEntries(Object.entries({ ...route.query, ...part }).filter(([, value]) => value)) })
  }

  const words = ref(word('q'))
  watch(() => word('q'), (q) => words.value.trim() !== q && (words.value = q))
  watchDebounced(words, (typed) => route.name === place && typed.trim() !== word('q') && narrow({ q: typed.trim() }), { debounce: 200 })
  const isAdding = computed(() => word('add') === '1')
  const setAdding = (isOpen: boolean) => narrow({ add: isOpen ? '1' : undefined })

  /** Shows what was added; going back leads to the list. */
  async function show(record: 'contact' | 'account', id: string): Promise<void> {
    await setAdding(false)
    await router.push({ name: record, params: { id } })
  }

  return { word, words, narrow, isAdding, setAdding, show, clear: () => router.replace({ name: place }) }
}
