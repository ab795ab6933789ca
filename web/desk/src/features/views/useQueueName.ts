import { useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { client, unwrap } from '@/api/client'
import { useTeams } from '@/features/tickets/directory'
import { keys } from '@/query'
import { findQueue } from '@/shell/queues'

/** What a built-in queue is called; that of a team or customer bears their name. Loaded with the inbox, so it asks by itself. */
export function useQueueName(queue: Ref<string | null>) {
  const { t } = useI18n()
  const { data: teams } = useTeams()
  const idOf = (kind: string) => (queue.value?.startsWith(`${kind}:`) ? queue.value.slice(kind.length + 1) : null)
  const contactId = computed(() => idOf('contact'))
  const { data: contact } = useQuery({
    queryKey: computed(() => keys.contact(contactId.value ?? '')),
    queryFn: () => unwrap(client.GET('/contacts/{contact_id}', { params: { path: { contact_id: contactId.value! } } })),
    enabled: () => contactId.value !== null,
  })
  return computed(() => {
    const known = queue.value ? findQueue(queue.value) : undefined
    if (known) return t(known.labelKey)
    if (idOf('team')) return teams.value?.find((team) => team.id === idOf('team'))?.name ?? ''
    return contact.value?.name || t('shell.queue.contact')
  })
}
