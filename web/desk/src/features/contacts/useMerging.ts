import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { MergeSuggestion } from '@/api/types'
import { keys } from '@/query'
import { useNotify } from '@/shell/notify'
import { mergeContacts, suggestMerges, undoMerge } from './api'

/** Pairs that somebody said are two people, until the page is loaded again. */
const parted = ref(new Set<string>())
const pairOf = (one: string, other: string): string => [one, other].sort().join(' ')

/** Parts two customers again that were made one. The socket tells everybody else; who did it does not wait for that. */
export function useMergeUndo() {
  const queryClient = useQueryClient()
  const notify = useNotify()
  const { t } = useI18n()
  const isBusy = ref(false)

  const lookAgain = () => Promise.all([queryClient.invalidateQueries({ queryKey: keys.contacts }), queryClient.invalidateQueries({ queryKey: keys.tickets }), queryClient.invalidateQueries({ queryKey: keys.timelines })])

  async function undo(mergeId: string, ticket: string | null): Promise<void> {
    isBusy.value = true
    try {
      await undoMerge(mergeId, ticket)
      await lookAgain()
      notify.done(t('contacts.same_person.undone'))
    } catch (error) {
      notify.failed(t('contacts.same_person.undo_failed'), error)
    } finally {
      isBusy.value = false
    }
  }

  return { undo, isBusy, lookAgain }
}

/** Who may be the same person as a customer, and making them one; a toast keeps the way back open. */
export function useMerging(contactId: () => string, ticketId: () => string | null) {
  const notify = useNotify()
  const { t } = useI18n()
  const { undo, isBusy, lookAgain } = useMergeUndo()
  const { data } = useQuery({ queryKey: computed(() => keys.contactSuggestions(contactId())), queryFn: () => suggestMerges(contactId()) })
  const suggestion = computed(() => data.value?.find((one) => !parted.value.has(pairOf(contactId(), one.contact.id))) ?? null)

  /** True when they are one now. */
  async function merge({ contact, keeps_other }: { contact: { id: string }; keeps_other: boolean }): Promise<boolean> {
    const ticket = ticketId()
    isBusy.value = true
    try {
      const done = await mergeContacts(contactId(), keeps_other ? { into: contact.id } : { from: contact.id }, ticket)
      await lookAgain()
      notify.done(t('contacts.same_person.merged', { name: done.contact.name }), { run: () => void undo(done.id, ticket), lasts: 12_000 })
      return true
    } catch (error) {
      notify.failed(t('contacts.same_person.failed'), error)
      return false
    } finally {
      isBusy.value = false
    }
  }

  function part({ contact }: MergeSuggestion): void {
    parted.value = new Set([...parted.value, pairOf(contactId(), contact.id)])
  }

  return { suggestion, isBusy, merge, part }
}
