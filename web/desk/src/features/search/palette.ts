import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { keys } from '@/query'
import type { PaletteEntry, PaletteSource } from '@/shell/paletteEntries'
import { search } from './api'

const MARKS = /[\u0002\u0003]/g
const MOST = 6

/** A ticket by its number at once; tickets, customers and companies by what the server finds. */
export const usePalette: PaletteSource['usePalette'] = ({ typed, both, go }) => {
  const words = computed(() => typed.value.trim())
  const { data } = useQuery({
    queryKey: computed(() => ['palette', ...keys.search(words.value)]),
    queryFn: ({ signal }) => search(words.value, null, signal),
    enabled: computed(() => words.value.length > 1),
  })
  const found = computed(() => (words.value.length > 1 ? (data.value?.items ?? []) : []))
  const entry = (id: string, label: string, icon: string, to: string): PaletteEntry => ({ id, label: label.replace(MARKS, ''), icon, to, run: () => go(to) })

  return computed(() => {
    const number = /^#?(\d{1,9})$/.exec(words.value)?.[1]
    const tickets = found.value.filter((hit) => hit.kind === 'ticket').slice(0, MOST).map((hit) => entry(`ticket:${hit.id}`, `#${hit.number} ${hit.title}`, 'i-lucide-ticket', `/inbox/all/${hit.id}`))
    const people = found.value.filter((hit) => hit.kind !== 'ticket').slice(0, MOST).map((hit) =>
      hit.kind === 'contact' ? entry(`contact:${hit.id}`, hit.title, 'i-lucide-user-round', `/contacts/${hit.id}`) : entry(`account:${hit.id}`, hit.title, 'i-lucide-building-2', `/companies/${hit.id}`))
    return [
      { id: 'by-number', label: both('shell.palette.found').label, isFound: true, entries: number && !tickets.some((one) => one.label.startsWith(`#${number} `)) ? [entry(`number:${number}`, `#${number}`, 'i-lucide-hash', `/tickets/${number}`)] : [] },
      { id: 'tickets', label: both('shell.palette.found').label, isFound: true, entries: tickets },
      { id: 'people', label: both('shell.customers').label, isFound: true, entries: people },
    ]
  })
}
