import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Action } from '@/api/types'
import { shortened } from '@/lib/text'
import { useTicketWords } from './useTicketWords'

const IN_A_LIST = 60

/** Says in a few words what actions do, with today's names; the words they write are quoted. */
export function useActionSentences() {
  const { t } = useI18n()
  const words = useTicketWords()

  return computed(() => {
    const say = words.value
    const length = (hours: number) => (hours % 24 === 0 ? t('actions.say.days', { count: hours / 24 }, hours / 24) : t('actions.say.hours', { count: hours }, hours))
    const person = (owner: string | null) => (owner === null ? t('actions.nobody') : owner === 'me' ? t('actions.me') : say.person(owner))

    function assigned(action: Extract<Action, { kind: 'assign' }>): string {
      const owner = action.owner === undefined ? '' : person(action.owner)
      const team = action.team === undefined ? '' : action.team === null ? t('actions.no_team') : say.team(action.team)
      return t('actions.say.assign', { to: [owner, team].filter(Boolean).join(', ') })
    }

    function task(action: Extract<Action, { kind: 'add_task' }>, title: string): string {
      const more = [action.owner ? person(action.owner) : '', action.due_hours ? t('actions.say.set_due', { length: length(action.due_hours) }) : '']
      return [t('actions.say.add_task', { text: title }), ...more].filter(Boolean).join(', ')
    }

    function field(action: Extract<Action, { kind: 'set_field' }>): string {
      const { label, value } = say.field(action.field_id, action.value)
      return value ? t('actions.say.set_field', { field: label, value }) : t('actions.say.empty_field', { field: label })
    }

    /** `most` letters of what is written. */
    function one(action: Action, most = Infinity): string {
      switch (action.kind) {
        case 'assign':
          return assigned(action)
        case 'set_status':
          return t('actions.say.set_status', { status: action.status_id ? say.ownStatus(action.status_id) : say.status(action.status ?? 'open') })
        case 'set_priority':
          return t('actions.say.set_priority', { priority: say.priority(action.priority) })
        case 'set_type':
          return t('actions.say.set_type', { type: action.type ? say.type(action.type) : t('actions.no_type') })
        case 'add_tags':
        case 'remove_tags':
          return t(`actions.say.${action.kind}`, { tags: say.tags(action.tag_ids) })
        case 'set_field':
          return field(action)
        case 'set_due':
          return action.hours === null ? t('actions.say.no_due') : t('actions.say.set_due', { length: length(action.hours) })
        case 'snooze':
          return action.hours ? t('actions.say.snooze', { length: length(action.hours) }) : t('actions.say.snooze_until_reply')
        case 'add_note':
        case 'reply':
          return t(`actions.say.${action.kind}`, { text: shortened(action.text, most) })
        case 'add_task':
          return task(action, shortened(action.title, most))
        default:
          return t(`actions.kind.${action.kind}`)
      }
    }

    return { one: (action: Action) => one(action), all: (actions: Action[]) => actions.map((action) => one(action, IN_A_LIST)).join(' · ') }
  })
}
