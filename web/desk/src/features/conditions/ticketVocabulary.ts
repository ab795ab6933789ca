import { useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { client, unwrap } from '@/api/client'
import { useStatuses } from '@/features/statuses/queries'
import { useStatusNames } from '@/features/statuses/naming'
import { useTicketFields } from '@/features/ticket-fields/api'
import { useFieldWords } from '@/features/ticket-fields/naming'
import { useChannelAccounts, useSendingAccounts, useTags, useTeams, useUsers } from '@/features/tickets/directory'
import { CHANNEL_ICONS, PRIORITIES, STATUS_DOTS, TICKET_TYPES, TROUBLED } from '@/features/tickets/look'
import { LANGUAGES } from '@/i18n'
import { keys } from '@/query'
import { useSession } from '@/stores/session'
import { conditionsOver, PRESENCE, type Fields, type Kind } from './tree'
import type { Option, Vocabulary } from './vocabulary'

/** In the order of the menus; what else the server takes is still shown where somebody saved it. */
const OFFERED: Record<Kind, string[]> = {
  text: ['contains_any', 'does_not_contain', 'contains', 'is', 'is_not', 'starts_with', 'ends_with', ...PRESENCE],
  choice: ['is_any_of', 'is_none_of', ...PRESENCE],
  set: ['contains_any', 'contains', 'does_not_contain', ...PRESENCE],
  number: ['is', 'less_than', 'greater_than', 'between', ...PRESENCE],
  decimal: ['is', 'less_than', 'greater_than', 'between', ...PRESENCE],
  boolean: ['is'],
  date: ['less_than_ago', 'more_than_ago', 'in_period', 'on', 'before', 'after', 'less_than_ahead', 'more_than_ahead', ...PRESENCE],
  day: ['in_period', 'on', 'before', 'after', 'less_than_ago', 'more_than_ago', 'less_than_ahead', 'more_than_ahead', ...PRESENCE],
}
/** They always hold something. */
const NEVER_EMPTY = new Set(['status', 'priority', 'channel_kind', 'created_at', 'updated_at', 'last_message_at', 'last_message_direction', 'inbound_count'])

export const useCriteria = () => useQuery({ queryKey: keys.criteria, queryFn: () => unwrap(client.GET('/criteria')), staleTime: Infinity })

/** Known to automations only, which look at the message that set them going. */
const MESSAGE = { name: 'message_text', kind: 'text', options: null, is_personal: false } as const

/** Everything that can be asked about a ticket. `withPersonal`: also what depends on who asks; automation has no such person. */
export function useTicketVocabulary({ withPersonal = true, withMessage = false } = {}): { vocabulary: Vocabulary; isReady: Ref<boolean> } {
  const { t } = useI18n()
  const session = useSession()
  const { data: criteria } = useCriteria()
  const { data: own } = useTicketFields()
  const { data: users } = useUsers()
  const { data: teams } = useTeams()
  const { data: tags } = useTags()
  const { data: accounts } = useChannelAccounts()
  const { data: mailboxes } = useSendingAccounts()
  const { data: statuses } = useStatuses()
  const statusNames = useStatusNames()
  const fieldNames = useFieldWords()

  const offered = computed(() => [...(criteria.value?.fields ?? []), ...(withMessage ? [MESSAGE] : [])].filter((field) => withPersonal || !field.is_personal))
  const byName = computed(() => new Map(offered.value.map((field) => [field.name, field])))
  const fields = computed<Fields>(() =>
    Object.fromEntries(
      offered.value.map(({ name, kind }) => [
        name,
        { kind: kind as Kind, operators: OFFERED[kind as Kind].filter((operator) => !(NEVER_EMPTY.has(name) && PRESENCE.includes(operator))) },
      ]),
    ),
  )
  const ownField = (name: string) => own.value?.find((field) => `field.${field.id}` === name)

  function fieldLabel(name: string): string {
    const field = ownField(name)
    return field ? fieldNames.label(field) : t(`conditions.field.${name}`)
  }

  const named = (list: { id: string; name: string }[] | undefined): Option[] => (list ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const coded = (codes: readonly string[], key: string): Option[] => codes.map((code) => ({ value: code, label: t(`${key}.${code}`) }))

  function options(name: string): Option[] {
    switch (byName.value.get(name)?.options) {
      case 'statuses':
        return coded(Object.keys(STATUS_DOTS), 'tickets.status')
      case 'custom_statuses':
        return (statuses.value ?? []).filter((one) => !one.is_archived).map((one) => ({ value: one.id, label: statusNames.ownName(one) }))
      case 'priorities':
        return coded(PRIORITIES, 'tickets.priority')
      case 'types':
        return coded(TICKET_TYPES, 'tickets.type')
      case 'people':
        return [...(withPersonal ? [{ value: 'me', label: t('conditions.me') }] : []), ...named(users.value)]
      case 'teams':
        return [...(withPersonal ? [{ value: 'my_teams', label: t('conditions.my_teams') }] : []), ...named(teams.value)]
      case 'tags':
        return named(tags.value)
      case 'channel_kinds':
        return coded(Object.keys(CHANNEL_ICONS), 'common.channel')
      case 'channel_accounts':
        return named(session.can('read_administration') ? accounts.value : mailboxes.value)
      case 'languages':
        return coded(LANGUAGES, 'conditions.language')
      case 'directions':
        return coded(['inbound', 'outbound'], 'conditions.direction')
      case 'troubles':
        return coded(TROUBLED, 'tickets.trouble')
      case 'field_choices':
        return (ownField(name)?.choices ?? []).filter((one) => !one.is_archived).map((one) => ({ value: one.id, label: fieldNames.label(one) }))
      default:
        return []
    }
  }

  const vocabulary: Vocabulary = {
    conditions: conditionsOver(() => fields.value),
    fields: () => {
      const all = offered.value.map(({ name }) => ({ value: name, label: fieldLabel(name) }))
      return [all.filter(({ value }) => !ownField(value)), all.filter(({ value }) => ownField(value))].filter((group) => group.length)
    },
    fieldLabel,
    operators: (name) => fields.value[name]?.operators ?? [],
    operatorLabel: (_name, operator) => t(`conditions.operator.${operator}`),
    options,
    customerKind: (name) => (name === 'contact_id' ? 'contact' : name === 'account_id' ? 'account' : null),
    everything: () => t('conditions.every_ticket'),
  }
  return { vocabulary, isReady: computed(() => Boolean(criteria.value && own.value)) }
}
