import { useQuery } from '@tanstack/vue-query'
import { computed, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Language, SignatureChoice } from '@/api/types'
import { keys } from '@/query'
import { offerSignatures } from './api'

interface Place {
  accountId: string | null
  teamId: string | null
  /** Whose language the reader speaks; the desk's where nobody knows. */
  language: string
  /** A channel that shows words as they are carries none. */
  isPlain: boolean
}

/** What will stand below an answer, and what could instead. */
export function useSignature(place: () => Place, before: SignatureChoice) {
  const { locale } = useI18n()
  const choice = ref<SignatureChoice>(before)
  const language = computed(() => (place().language || locale.value) as Language)
  const { data } = useQuery({
    queryKey: computed(() => keys.signatureOffers(place().accountId, place().teamId, language.value)),
    queryFn: () => offerSignatures(place().accountId, place().teamId, language.value),
    enabled: computed(() => !place().isPlain),
    staleTime: 5 * 60_000,
  })
  const offers = computed(() => (place().isPlain ? [] : (data.value ?? [])))
  const current = computed(() => (choice.value === 'none' ? undefined : (offers.value.find((one) => one.choice === choice.value) ?? offers.value[0])))
  return { choice, offers, current }
}
