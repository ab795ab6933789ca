import type { Action } from '@/api/types'

export type ActionKind = Action['kind']

/** Who takes the actions: a person (a macro) or nobody (an automation). */
export type Actor = 'person' | 'rule'

export const ACTION_ICONS: Record<ActionKind, string> = {
  assign: 'i-lucide-user-check',
  set_status: 'i-lucide-circle-dot',
  set_priority: 'i-lucide-signal-high',
  set_type: 'i-lucide-shapes',
  add_tags: 'i-lucide-tag',
  remove_tags: 'i-lucide-tag',
  set_field: 'i-lucide-text-cursor-input',
  set_due: 'i-lucide-calendar-clock',
  snooze: 'i-lucide-alarm-clock',
  add_note: 'i-lucide-sticky-note',
  reply: 'i-lucide-reply',
  add_task: 'i-lucide-square-check',
  call_webhook: 'i-lucide-webhook',
  follow: 'i-lucide-bell-plus',
}
const KINDS = Object.keys(ACTION_ICONS) as ActionKind[]
export const MOST_ACTIONS = 20

export const kindsFor = (actor: Actor): ActionKind[] => KINDS.filter((kind) => actor === 'person' || kind !== 'follow')

/** A fresh action of a kind, not filled in yet. */
export function newAction(kind: ActionKind): Action {
  switch (kind) {
    case 'assign':
      return { kind, owner: null }
    case 'set_status':
      return { kind, status: 'open' }
    case 'set_priority':
      return { kind, priority: 'high' }
    case 'set_type':
      return { kind, type: 'question' }
    case 'add_tags':
    case 'remove_tags':
      return { kind, tag_ids: [] }
    case 'set_field':
      return { kind, field_id: '', value: null }
    case 'set_due':
      return { kind, hours: 24 }
    case 'snooze':
      return { kind, until_reply: true }
    case 'add_note':
    case 'reply':
      return { kind, text: '' }
    case 'add_task':
      return { kind, title: '', owner: null, due_hours: null }
    case 'call_webhook':
      return { kind, endpoint_id: '' }
    case 'follow':
      return { kind }
  }
}

/** Whether an action can be taken as it is written. */
export function isComplete(action: Action): boolean {
  switch (action.kind) {
    case 'assign':
      return action.owner !== undefined || action.team !== undefined
    case 'add_tags':
    case 'remove_tags':
      return action.tag_ids.length > 0
    case 'set_field':
      return action.field_id !== ''
    case 'add_note':
    case 'reply':
      return action.text.trim() !== ''
    case 'add_task':
      return action.title.trim() !== ''
    case 'call_webhook':
      return action.endpoint_id !== ''
    default:
      return true
  }
}

/** Places of the actions that still lack something. */
export const incompleteActions = (actions: Action[]): number[] => actions.flatMap((action, index) => (isComplete(action) ? [] : [index]))
