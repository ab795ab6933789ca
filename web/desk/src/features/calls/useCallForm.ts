import { useQuery } from '@tanstack/vue-query'
import { refDebounced } from '@vueuse/core'
import { computed, reactive, ref, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import type { NotedCall, TicketOfCaller } from '@/api/types'
import { findContacts } from '@/features/contacts/api'
import { keys } from '@/query'
import { listLines, lookUp, noteCall, ticketsOfCaller } from './api'
import { forgetDraft, isNumber, isWorthKeeping, keepDraft, keptDraft, newDraft, toInput, withoutExtension, type CallDraft } from './draft'

/** Somebody who may be on the line. */
export interface Caller {
  id: string
  name: string
  isVip: boolean
  isBlocked: boolean
  company: string
  role: string
}

/** The open ticket that a call may belong to whoever calls. */
export interface OpenCase {
  id: string
  number: number
  subject: string
  status: TicketOfCaller['status']
  channel_kind: string
}

const FEWEST = 3

/** One call being noted: what was typed, who that is, and which tickets it may belong to. */
export function useCallForm(start: { text?: string; openCase?: OpenCase | null }) {
  const { t } = useI18n()
  const kept = start.text ? null : keptDraft(Date.now())
  const draft = reactive<CallDraft>(kept ?? { ...newDraft(Date.now()), text: start.text ?? '' })
  const wasKept = ref(kept !== null)
  const isSaving = ref(false)
  const failure = ref<unknown>(null)
  watch(draft, keepDraft, { deep: true })

  /** People behind a switchboard are looked up by its number. */
  const typed = computed(() => withoutExtension(draft.text))
  const asked = refDebounced(typed, 150)
  const asksNumber = computed(() => isNumber(asked.value) && (asked.value.match(/[\d\u0E50-\u0E59]/g)?.length ?? 0) >= FEWEST)
  const byNumber = useQuery({
    queryKey: computed(() => keys.callNumber(asked.value)),
    queryFn: ({ signal }) => lookUp(asked.value, signal),
    enabled: asksNumber,
    staleTime: 10_000,
  })
  const byName = useQuery({
    queryKey: computed(() => keys.contactList({ q: asked.value, for: 'call' })),
    queryFn: () => findContacts(asked.value),
    enabled: computed(() => asked.value.length > 1 && !isNumber(asked.value)),
  })

  const people = computed<Caller[]>(() => {
    if (!typed.value) return []
    if (isNumber(typed.value)) return (asksNumber.value ? byNumber.data.value?.people : undefined)?.map((one) => ({ id: one.contact_id, name: one.name, isVip: one.is_vip, isBlocked: one.is_blocked, company: one.company, role: one.role })) ?? []
    return (byName.data.value ?? []).map((one) => ({ id: one.id, name: one.name, isVip: one.is_vip, isBlocked: one.is_blocked, company: '', role: '' }))
  })
  const knownNumber = computed(() => (isNumber(typed.value) && asked.value === typed.value && asksNumber.value ? byNumber.data.value : undefined))
  /** A whole number that nobody has yet. */
  const isUnknown = computed(() => Boolean(knownNumber.value?.number) && people.value.length === 0)
  const isLooking = computed(() => typed.value !== asked.value || byNumber.isFetching.value || byName.isFetching.value)

  /** Another number is another caller; of those who share one, the first is meant until somebody else is chosen. */
  watch(people, (found) => {
    if (isNumber(typed.value) && !found.some((one) => one.id === draft.contactId)) draft.contactId = found[0]?.id ?? null
    else if (!isNumber(typed.value) && found.length && !found.some((one) => one.id === draft.contactId)) draft.contactId = null
  })
  const ofChosen = useQuery({
    queryKey: computed(() => keys.callTickets(draft.contactId ?? '')),
    queryFn: () => ticketsOfCaller(draft.contactId ?? ''),
    enabled: computed(() => draft.contactId !== null && (!isNumber(typed.value) || people.value.length > 1)),
    staleTime: 10_000,
  })
  const tickets = computed<OpenCase[]>(() => {
    const chosen = draft.contactId
    const theirs = !chosen ? [] : people.value.length > 1 || !isNumber(typed.value) ? (ofChosen.data.value ?? []) : (knownNumber.value?.tickets ?? [])
    const open = start.openCase
    return open && !theirs.some((one) => one.id === open.id) ? [...theirs, open] : theirs
  })
  watch(tickets, (found) => {
    if (draft.ticketId && !found.some((one) => one.id === draft.ticketId) && !isLooking.value) draft.ticketId = ''
  })

  const { data: lines } = useQuery({ queryKey: keys.phoneLines, queryFn: listLines, staleTime: 30 * 60_000 })
  watch(lines, (found) => (draft.lineId ??= found?.[0]?.id ?? null), { immediate: true })

  const isComplete = computed(() => Boolean(typed.value || draft.contactId || draft.newName.trim() || draft.ticketId))

  /** One step through "new ticket" and the tickets, from wherever the keys are. */
  function stepTicket(step: 1 | -1): void {
    const choices = ['', ...tickets.value.map((one) => one.id)]
    const at = choices.indexOf(draft.ticketId) + step
    draft.ticketId = choices[Math.max(0, Math.min(choices.length - 1, at))] ?? ''
  }

  function startOver(): void {
    Object.assign(draft, newDraft(Date.now()), { lineId: draft.lineId })
    wasKept.value = false
    failure.value = null
    forgetDraft()
  }

  async function save(): Promise<NotedCall | null> {
    if (!isComplete.value || isSaving.value) return null
    isSaving.value = true
    failure.value = null
    const name = people.value.find((one) => one.id === draft.contactId)?.name || draft.newName.trim() || knownNumber.value?.number_shown || typed.value
    const firstLine = draft.note.trim().split('\n')[0]?.slice(0, 120) ?? ''
    try {
      const noted = await noteCall(toInput(draft, Date.now(), { subject: firstLine || t(`calls.subject.${draft.direction}`, { name }), callBackTitle: t('calls.call_back_title', { name }) }))
      startOver()
      return noted
    } catch (error) {
      failure.value = error
      return null
    } finally {
      isSaving.value = false
    }
  }

  return { draft, wasKept, people, tickets, lines, isUnknown, isLooking, isComplete, isSaving, failure, isKept: () => isWorthKeeping(draft), stepTicket, startOver, save }
}
