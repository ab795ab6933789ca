import { useQueries } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { useI18n } from 'vue-i18n'
import { client, unwrap } from '@/api/client'
import type { Condition } from '@/api/types'
import { useChannelAccounts, useTags, useTeams, useUsers } from '@/features/tickets/directory'
import { keys } from '@/query'
import { customerNames } from '@/features/conditions/customerNames'
import { sentences, type Names } from './sentence'

/** Contacts that conditions name. */
export function contactIds(condition: Condition): string[] {
  if ('field' in condition) {
    if (condition.field !== 'contact_id') return []
    return (Array.isArray(condition.value) ? condition.value : [condition.value]).filter((id): id is string => typeof id === 'string' && id !== '')
  }
  return Object.values(condition).flatMap((items) => (items as Condition[]).flatMap(contactIds))
}

/** Turns rules into sentences with today's names of teams, people, tags, mailboxes and customers. */
export function useSentences(conditions: MaybeRefOrGetter<Condition[]>) {
  const { t } = useI18n()
  const { data: teams } = useTeams()
  const { data: users } = useUsers()
  const { data: tags } = useTags()
  const { data: mailboxes } = useChannelAccounts()
  const ids = computed(() => [...new Set(toValue(conditions).flatMap(contactIds))])
  const contacts = useQueries({
    queries: computed(() =>
      ids.value.map((id) => ({
        queryKey: keys.contact(id),
        queryFn: () => unwrap(client.GET('/contacts/{contact_id}', { params: { path: { contact_id: id } } })),
      })),
    ),
  })
  const nameIn = (list: { id: string; name: string }[] | undefined, id: string) => list?.find((each) => each.id === id)?.name

  return computed(() => {
    const names: Names = {
      team: (id) => nameIn(teams.value, id),
      user: (id) => nameIn(users.value, id),
      tag: (id) => nameIn(tags.value, id),
      mailbox: (id) => nameIn(mailboxes.value, id),
      customer: (id) => contacts.value.find((query) => query.data?.id === id)?.data?.name ?? customerNames.get(id),
    }
    return sentences((key, params) => t(key, params ?? {}), names)
  })
}
