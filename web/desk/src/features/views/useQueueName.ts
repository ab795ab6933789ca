import { computed, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useContact } from '@/features/contacts/useContact'
import { useTeams } from '@/features/tickets/directory'
import { findQueue } from '@/shell/queues'

/** What a built-in queue is called; that of a team or customer bears their name. */
export function useQueueName(queue: Ref<string | null>) {
  const { t } = useI18n()
  const { data: teams } = useTeams()
  const idOf = (kind: string) => (queue.value?.startsWith(`${kind}:`) ? queue.value.slice(kind.length + 1) : null)
  const { data: contact } = useContact(() => idOf('contact'))
  return computed(() => {
    const known = queue.value ? findQueue(queue.value) : undefined
    if (known) return t(known.labelKey)
    if (idOf('team')) return teams.value?.find((team) => team.id === idOf('team'))?.name ?? ''
    return contact.value?.name || t('shell.queue.contact')
  })
}
