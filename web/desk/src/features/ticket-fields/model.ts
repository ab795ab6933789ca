import type { Condition, FieldKind, TicketField, TicketFieldInput } from '@/api/types'

export type FieldDraft = TicketFieldInput
export type FieldChoice = TicketField['choices'][number]

export const REQUIRED = ['never', 'on_solve', 'always'] as const
export const hasChoices = (kind: FieldKind): boolean => kind === 'choice' || kind === 'multi_choice'

const newId = (): string => crypto.randomUUID().slice(0, 8)
export const newChoice = (): FieldChoice => ({ id: newId(), label_th: '', label_en: '', is_archived: false })

export function blankField(): FieldDraft {
  return { kind: 'text', label_th: '', label_en: '', help_th: '', help_en: '', decimals: 0, choices: [], ticket_types: [], condition: null, required: 'never' }
}

export function draftOf(field: TicketField): FieldDraft {
  const { kind, label_th, label_en, help_th, help_en, decimals, choices, ticket_types, condition, required } = field
  return { kind, label_th, label_en, help_th, help_en, decimals, choices, ticket_types, condition, required }
}

/** The draft after its kind changed: choices and decimal places only where they mean something. */
export function withKind(draft: FieldDraft, kind: FieldKind): FieldDraft {
  const choices = hasChoices(kind) ? (draft.choices.length ? draft.choices : [newChoice(), newChoice()]) : []
  return { ...draft, kind, choices, decimals: kind === 'money' ? 2 : kind === 'number' ? draft.decimals : 0 }
}

/** The field as it would be, for the preview. */
export function fieldOf(draft: FieldDraft, id: string): TicketField {
  return { ...draft, id, is_archived: false, version: 1 }
}

export type Subject = 'priority' | 'type' | string

export interface Row {
  id: number
  subject: Subject
  operator: string
  value: unknown
}

export interface Rows {
  mode: 'all' | 'any'
  rows: Row[]
}

type Shape = 'nothing' | 'choices' | 'number' | 'text'
export const PRESENCE = ['is_empty', 'is_not_empty']
const OPERATORS: Record<FieldKind, string[]> = {
  text: ['contains', ...PRESENCE],
  long_text: ['contains', ...PRESENCE],
  number: ['greater_than', 'less_than', ...PRESENCE],
  money: ['greater_than', 'less_than', ...PRESENCE],
  date: [],
  checkbox: ['is_true', 'is_false'],
  choice: ['is_any_of', 'is_none_of', ...PRESENCE],
  multi_choice: ['contains_any', 'does_not_contain', ...PRESENCE],
}
const OF_TICKETS: Record<string, string[]> = { priority: ['is_any_of', 'is_none_of'], type: ['is_any_of', 'is_none_of', ...PRESENCE] }

export const subjectOf = (field: Pick<TicketField, 'id'>): Subject => `field.${field.id}`
export const fieldBehind = (subject: Subject, fields: TicketField[]): TicketField | undefined => fields.find((one) => subjectOf(one) === subject)

export function operatorsOf(subject: Subject, fields: TicketField[]): string[] {
  return OF_TICKETS[subject] ?? OPERATORS[fieldBehind(subject, fields)?.kind ?? 'text']
}

export function shapeOf(operator: string): Shape {
  if (PRESENCE.includes(operator) || operator === 'is_true' || operator === 'is_false') return 'nothing'
  if (operator === 'greater_than' || operator === 'less_than') return 'number'
  return operator === 'contains' ? 'text' : 'choices'
}

let lastId = 0

export function newRow(subject: Subject, fields: TicketField[], operator = operatorsOf(subject, fields)[0]!): Row {
  const shape = shapeOf(operator)
  return { id: ++lastId, subject, operator, value: shape === 'choices' ? [] : shape === 'number' ? 0 : '' }
}

/** The row after its operator changed; what was chosen stays where it still means something. */
export function withOperator(row: Row, operator: string): Row {
  const shape = shapeOf(operator)
  return shape === shapeOf(row.operator) ? { ...row, operator } : { ...row, operator, value: shape === 'choices' ? [] : shape === 'number' ? 0 : '' }
}

/** The rows of a condition, or null when it is deeper than this editor shows. */
export function readCondition(condition: Condition | null): Rows | null {
  if (condition === null) return { mode: 'all', rows: [] }
  if ('none' in condition) return null
  const [mode, members] = 'all' in condition ? (['all', condition.all] as const) : 'any' in condition ? (['any', condition.any] as const) : (['all', [condition]] as const)
  const rows = members.map((one): Row | null => {
    if (!('field' in one)) return null
    const { field: subject, operator, value } = one
    if (typeof value === 'boolean') return { id: ++lastId, subject, operator: (operator === 'is') === value ? 'is_true' : 'is_false', value: '' }
    if (operator === 'is' && typeof value === 'string') return { id: ++lastId, subject, operator: 'is_any_of', value: [value] }
    return { id: ++lastId, subject, operator, value: operator === 'contains' && Array.isArray(value) ? value[0] : value }
  })
  return rows.every((row) => row !== null) ? { mode, rows } : null
}

export function writeCondition({ mode, rows }: Rows): Condition | null {
  if (!rows.length) return null
  const members = rows.map(({ subject, operator, value }): Condition => {
    if (operator === 'is_true' || operator === 'is_false') return { field: subject, operator: 'is', value: operator === 'is_true' }
    return { field: subject, operator, value: shapeOf(operator) === 'nothing' ? null : operator === 'contains' ? [value] : value }
  })
  return mode === 'any' ? { any: members } : { all: members }
}

export function isIncomplete(row: Row): boolean {
  const shape = shapeOf(row.operator)
  if (shape === 'choices') return !Array.isArray(row.value) || row.value.length === 0
  if (shape === 'number') return typeof row.value !== 'number'
  return shape === 'text' && (typeof row.value !== 'string' || row.value.trim() === '')
}
