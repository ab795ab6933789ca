import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { ActionChange } from '@/api/types'
import { useTicketWords } from '@/features/actions/useTicketWords'
import { useTimes } from '@/lib/useTimes'

export interface ChangeWords {
  label: string
  before: string
  after: string
  /** Something is added, nothing was there before. */
  isAdded: boolean
}

const ADDED = new Set(['note', 'reply', 'task', 'webhook'])
const OWN_FIELD = 'field.'
const NOTHING = '–'

/** Says what would change: ids and codes as people call them. */
export function useChangeWords() {
  const { t } = useI18n()
  const words = useTicketWords()
  const { full } = useTimes()

  return computed(() => {
    const say = words.value

    function value(field: string, raw: ActionChange['before']): string {
      if (raw === null || (Array.isArray(raw) && !raw.length)) return NOTHING
      const text = String(raw)
      switch (field) {
        case 'owner_id':
          return say.person(text)
        case 'team_id':
          return say.team(text)
        case 'status':
          return say.status(text)
        case 'status_id':
          return say.ownStatus(text)
        case 'priority':
          return say.priority(text)
        case 'type':
          return say.type(text)
        case 'tags':
          return say.tags(raw as string[])
        case 'snoozed_until':
        case 'due_at':
          return text === 'until_reply' ? t('actions.snooze.until_reply') : full(text)
        case 'webhook':
          return ''
        default:
          return field.startsWith(OWN_FIELD) ? say.field(field.slice(OWN_FIELD.length), raw).value || NOTHING : text
      }
    }

    return (change: ActionChange): ChangeWords => {
      const isOwn = change.field.startsWith(OWN_FIELD)
      const label = isOwn ? say.field(change.field.slice(OWN_FIELD.length)).label : t(`automation.change.${change.field}`)
      return { label, before: value(change.field, change.before), after: value(change.field, change.after), isAdded: ADDED.has(change.field) }
    }
  })
}
