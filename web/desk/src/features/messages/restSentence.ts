import type { HistoryItem, Language } from '@/api/types'
import { writeNumber } from '@/features/ticket-fields/numbers'
import { spentTime } from '@/features/time-entries/spent'
import { isUntilReply } from '@/features/snoozing/when'
import type { Sentence } from './historySentence'

/** How the reader's language writes what sentences are filled with. */
export interface Writing {
  language: Language
  date: (instant: string) => string
  full: (instant: string) => string
}

type Data = Record<string, unknown>
type Both = { th: string; en: string }
const LONGEST = 60
const text = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '')
const sentence = (key: string, words: Sentence['words'] = {}): Sentence => ({ key, words, lookups: {} })

/** Sentences of what happens more rarely; they come with those of the other pages (history.rest.json). Null: none here. */
export function restSentenceFor(item: Pick<HistoryItem, 'type' | 'data'>, writing: Writing): Sentence | null {
  const { data } = item
  switch (item.type) {
    case 'ticket.fields_changed':
      return fieldsChanged(data, writing)
    case 'ticket.task_added':
      return data.task_owner_name ? sentence('task_added_for', { title: title(data), owner: text(data.task_owner_name) }) : sentence('task_added', { title: title(data) })
    case 'ticket.task_changed':
      return taskChanged(data, writing)
    case 'ticket.task_done':
      return sentence(data.is_done === false ? 'task_undone' : 'task_done', { title: title(data) })
    case 'ticket.task_removed':
      return sentence('task_removed', { title: title(data) })
    case 'ticket.task_due':
      return sentence('task_due', { title: title(data) })
    case 'ticket.time_changed':
      return timeChanged(data, writing)
    case 'ticket.merged':
    case 'ticket.merge_undone':
    case 'message.moved':
    case 'message.moved_back':
    case 'ticket.linked':
    case 'ticket.unlinked':
    case 'ticket.parent_changed':
    case 'ticket.child_changed':
    case 'message.subject_kept':
      return surgery(item.type, data)
    case 'ticket.snoozed':
      return isUntilReply(text(data.until)) ? sentence('snoozed_reply') : sentence('snoozed', { until: writing.full(text(data.until)) })
    case 'ticket.woken':
      return sentence(`woken_${text(data.why) || 'person'}`)
    case 'ticket.due_changed':
      return data.after ? sentence('due_set', { due: writing.full(text(data.after)) }) : sentence('due_cleared')
    case 'reply.scheduled':
      return sentence('reply_scheduled', { time: writing.full(text(data.due_at)) })
    case 'reply.unscheduled':
      return sentence('reply_unscheduled')
    case 'reply.held_back':
      return sentence('reply_held_back')
    default:
      return null
  }
}

const title = (data: Data): string => clip(text(data.title) || '…')
const clip = (words: string): string => (words.length > LONGEST ? `${words.slice(0, LONGEST).trimEnd()}…` : words)
const pick = (of: Partial<Both>, language: Language): string => (language === 'en' ? of.en || of.th : of.th || of.en) ?? ''

interface Changed {
  field_id: string
  kind: string
  label_th: string
  label_en: string
}

function fieldsChanged(data: Data, writing: Writing): Sentence {
  const changed = (data.changed ?? []) as Changed[]
  const label = (one: Changed) => pick({ th: one.label_th, en: one.label_en }, writing.language)
  const [only] = changed
  const after = data.values_after as Record<string, unknown> | undefined
  if (!only || changed.length > 1 || !after) return sentence('fields_changed', { labels: changed.map(label).join(', ') })
  const value = after[only.field_id]
  if (only.kind === 'checkbox') return sentence(value ? 'field_ticked' : 'field_unticked', { label: label(only) })
  if (value === null || value === undefined) return sentence('field_cleared', { label: label(only) })
  return sentence('field_set', { label: label(only), value: clip(written(only.kind, value, writing)) })
}

function written(kind: string, value: unknown, { language, date }: Writing): string {
  if (Array.isArray(value)) return value.map((one) => pick(one as Both, language)).join(', ')
  if (typeof value === 'number') return kind === 'money' ? `฿${writeNumber(value, 2, true)}` : writeNumber(value, 4)
  return kind === 'date' ? date(`${text(value)}T12:00:00Z`) : text(value)
}

function taskChanged(data: Data, writing: Writing): Sentence {
  const fields = (data.fields ?? []) as string[]
  if (fields.length === 1 && fields[0] === 'owner_id') {
    return data.task_owner_name ? sentence('task_given', { title: title(data), owner: text(data.task_owner_name) }) : sentence('task_taken_off', { title: title(data) })
  }
  if (fields.length === 1 && fields[0] === 'due_at') {
    return data.due_at ? sentence('task_moved', { title: title(data), due: writing.full(text(data.due_at)) }) : sentence('task_undated', { title: title(data) })
  }
  return sentence('task_changed', { title: title(data) })
}

/** Merged, split, moved, tied: `role` says on which of the two tickets this is told. */
function surgery(type: string, data: Data): Sentence {
  const other = { number: text(data.other_number), count: Number(data.message_count) }
  const from = data.role === 'source'
  if (type === 'ticket.merged') return sentence(from ? 'merged_away' : 'merged_here', other)
  if (type === 'ticket.merge_undone') return sentence(from ? 'parted_away' : 'parted_here', other)
  if (type === 'message.moved') return sentence(from ? (data.how === 'split' ? 'split_away' : 'moved_away') : data.how === 'split' ? 'split_here' : 'moved_here', other)
  if (type === 'message.moved_back') return sentence(from ? 'moved_back_here' : 'moved_back_away', other)
  if (type === 'message.subject_kept') return sentence('subject_kept')
  if (type === 'ticket.child_changed') return sentence(data.change === 'added' ? 'child_added' : 'child_removed', { number: text(data.child_number) })
  if (type === 'ticket.parent_changed') return data.parent_id ? sentence('parent_set', { number: text(data.parent_number) }) : sentence('parent_cleared', { number: text(data.parent_number_before) })
  const kind = `${text(data.kind)}${data.points === false && data.kind !== 'related' ? '_by' : ''}`
  return sentence(type === 'ticket.linked' ? `tied_${kind}` : 'untied', { number: text(data.target_number) })
}

function timeChanged(data: Data, { language }: Writing): Sentence {
  const time = spentTime(Number(data.minutes), language)
  if (data.change === 'changed') return sentence('time_changed', { time, before: spentTime(Number(data.minutes_before), language) })
  return sentence(data.change === 'removed' ? 'time_removed' : 'time_added', { time })
}
