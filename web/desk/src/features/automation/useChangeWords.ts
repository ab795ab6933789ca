import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { ActionChange, StatusCategory } from '@/api/types'
import { useStatusNames } from '@/features/statuses/naming'
import { useTicketFields } from '@/features/ticket-fields/api'
import { useFieldWords } from '@/features/ticket-fields/naming'
import { useTags, useTeams, useUsers } from '@/features/tickets/directory'
import { useTimes } from '@/lib/useTimes'

export interface ChangeWords {
  label: string
  before: string
  after: string
  /** Something is added, nothing was there before. */
  isAdded: boolean
}

const ADDED = new Set(['note', 'reply', 'task', 'webhook'])
const NOTHING = '–'

/** Says what would change: ids and codes as people call them. */
export function useChangeWords() {
  const { t } = useI18n()
  const { data: users } = useUsers()
  const { data: teams } = useTeams()
  const { data: tags } = useTags()
  const { data: fields } = useTicketFields()
  const statusNames = useStatusNames()
  const words = useFieldWords()
  const { full } = useTimes()

  return computed(() => {
    const named = (list: { id: string; name: string }[] | undefined, id: string) => list?.find((one) => one.id === id)?.name ?? t('actions.gone')

    function value(field: string, raw: ActionChange['before']): string {
      if (raw === null || (Array.isArray(raw) && !raw.length)) return NOTHING
      const text = String(raw)
      switch (field) {
        case 'owner_id':
          return named(users.value, text)
        case 'team_id':
          return named(teams.value, text)
        case 'status':
          return t(`tickets.status.${text as StatusCategory}`)
        case 'status_id': {
          const own = statusNames.statuses.value?.find((one) => one.id === text)
          return own ? statusNames.ownName(own) : t('actions.gone')
        }
        case 'priority':
          return t(`tickets.priority.${text}`)
        case 'type':
          return t(`tickets.type.${text}`)
        case 'tags':
          return (raw as string[]).map((id) => named(tags.value, id)).join(', ')
        case 'snoozed_until':
        case 'due_at':
          return text === 'until_reply' ? t('actions.snooze.until_reply') : full(text)
        case 'webhook':
          return ''
        default:
          return choices(field, raw) ?? (Array.isArray(raw) ? raw.join(', ') : typeof raw === 'boolean' ? t(raw ? 'common.yes' : 'common.no') : text)
      }
    }

    function ownField(name: string) {
      return fields.value?.find((one) => `field.${one.id}` === name)
    }

    function choices(name: string, raw: ActionChange['before']): string | undefined {
      const offered = ownField(name)?.choices
      if (!offered?.length) return undefined
      return (Array.isArray(raw) ? raw : [String(raw)]).map((id) => offered.find((one) => one.id === id)).map((one) => (one ? words.label(one) : t('actions.gone'))).join(', ')
    }

    return (change: ActionChange): ChangeWords => {
      const own = ownField(change.field)
      const label = own ? words.label(own) : change.field.startsWith('field.') ? t('actions.gone') : t(`automation.change.${change.field}`)
      return { label, before: value(change.field, change.before), after: value(change.field, change.after), isAdded: ADDED.has(change.field) }
    }
  })
}
