import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Action } from '@/api/types'
import { useStatusNames } from '@/features/statuses/naming'
import { useTicketFields } from '@/features/ticket-fields/api'
import { useFieldWords } from '@/features/ticket-fields/naming'
import { useTags, useTeams, useUsers } from '@/features/tickets/directory'

/** Says in a few words what actions do, with today's names. */
export function useActionSentences() {
  const { t } = useI18n()
  const { data: users } = useUsers()
  const { data: teams } = useTeams()
  const { data: tags } = useTags()
  const { data: fields } = useTicketFields()
  const statusNames = useStatusNames()
  const words = useFieldWords()

  return computed(() => {
    const named = (list: { id: string; name: string }[] | undefined, id: string) => list?.find((one) => one.id === id)?.name ?? t('actions.gone')
    const tagNames = (ids: string[]) => ids.map((id) => named(tags.value, id)).join(', ')
    const length = (hours: number) => (hours % 24 === 0 ? t('actions.say.days', { count: hours / 24 }, hours / 24) : t('actions.say.hours', { count: hours }, hours))

    function assigned(action: Extract<Action, { kind: 'assign' }>): string {
      const owner = action.owner === undefined ? '' : action.owner === null ? t('actions.nobody') : action.owner === 'me' ? t('actions.me') : named(users.value, action.owner)
      const team = action.team === undefined ? '' : action.team === null ? t('actions.no_team') : named(teams.value, action.team)
      return t('actions.say.assign', { to: [owner, team].filter(Boolean).join(', ') })
    }

    function one(action: Action): string {
      switch (action.kind) {
        case 'assign':
          return assigned(action)
        case 'set_status': {
          const own = statusNames.statuses.value?.find((each) => each.id === action.status_id)
          return t('actions.say.set_status', { status: own ? statusNames.ownName(own) : t(`tickets.status.${action.status ?? 'open'}`) })
        }
        case 'set_priority':
          return t('actions.say.set_priority', { priority: t(`tickets.priority.${action.priority}`) })
        case 'set_type':
          return t('actions.say.set_type', { type: action.type ? t(`tickets.type.${action.type}`) : t('actions.no_type') })
        case 'add_tags':
        case 'remove_tags':
          return t(`actions.say.${action.kind}`, { tags: tagNames(action.tag_ids) })
        case 'set_field': {
          const field = fields.value?.find((each) => each.id === action.field_id)
          return t('actions.say.set_field', { field: field ? words.label(field) : t('actions.gone') })
        }
        case 'set_due':
          return action.hours === null ? t('actions.say.no_due') : t('actions.say.set_due', { length: length(action.hours) })
        case 'snooze':
          return action.hours ? t('actions.say.snooze', { length: length(action.hours) }) : t('actions.say.snooze_until_reply')
        default:
          return t(`actions.kind.${action.kind}`)
      }
    }

    return { one, all: (actions: Action[]) => actions.map(one).join(' · ') }
  })
}
