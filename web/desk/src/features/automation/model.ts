import type { AutomationRule, AutomationTiming, AutomationTrigger } from '@/api/types'

export const TRIGGERS: AutomationTrigger[] = [
  'ticket_opened',
  'customer_message',
  'reply_sent',
  'note_added',
  'status_changed',
  'reopened',
  'assigned',
  'priority_changed',
  'type_changed',
  'tags_changed',
  'field_changed',
  'due_changed',
  'task_done',
  'woken',
]
export const SINCE: AutomationTiming['since'][] = ['customer_waiting', 'status', 'assignment', 'created', 'last_message', 'solved', 'due', 'due_soon']
export const FRESH_TIMING: AutomationTiming = { since: 'customer_waiting', minutes: 120, business_hours: false, includes_past: false }

export type Unit = 'minutes' | 'hours' | 'days'
export const UNITS: Unit[] = ['minutes', 'hours', 'days']
export const UNIT_MINUTES: Record<Unit, number> = { minutes: 1, hours: 60, days: 1440 }
export const MOST_MINUTES = 366 * 1440

/** The largest unit in which a length is a whole number. */
export function unitOf(minutes: number): Unit {
  if (minutes % UNIT_MINUTES.days === 0) return 'days'
  return minutes % UNIT_MINUTES.hours === 0 ? 'hours' : 'minutes'
}

/** Which events set a rule going, by the triggers' names; of time rules none. */
export const TRIGGER_OF_EVENT: Record<string, AutomationTrigger> = {
  'ticket.opened': 'ticket_opened',
  'message.received': 'customer_message',
  'message.sent': 'reply_sent',
  'message.noted': 'note_added',
  'ticket.status_changed': 'status_changed',
  'ticket.reopened': 'reopened',
  'ticket.assigned': 'assigned',
  'ticket.priority_changed': 'priority_changed',
  'ticket.type_changed': 'type_changed',
  'ticket.tagged': 'tags_changed',
  'ticket.fields_changed': 'field_changed',
  'ticket.due_changed': 'due_changed',
  'ticket.task_done': 'task_done',
  'ticket.woken': 'woken',
}

export const isTimed = (rule: Pick<AutomationRule, 'kind'>): boolean => rule.kind === 'time'
