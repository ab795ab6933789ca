import { describe, expect, it } from 'vitest'
import type { TicketField } from '@/api/types'
import { restSentenceFor } from '@/features/messages/restSentence'
import { blankField, fieldOf, isIncomplete, newRow, readCondition, shapeOf, subjectOf, withKind, withOperator, writeCondition } from '@/features/ticket-fields/model'
import { readNumber, writeNumber } from '@/features/ticket-fields/numbers'
import { readSpent, spentTime } from '@/features/time-entries/spent'

const field = (kind: TicketField['kind'], id = kind as string): TicketField => fieldOf({ ...blankField(), kind, decimals: kind === 'money' ? 2 : 0 }, id)
const writing = { language: 'en' as const, date: (instant: string) => instant.slice(0, 10), full: (instant: string) => instant }

it.each([
  ['12', 0, 12],
  ['1,290.50', 2, 1290.5],
  ['฿ ๑๒๐', 2, 120],
  ['-3', 0, -3],
  ['2.50', 0, undefined],
  ['2.00', 0, 2],
  ['twelve', 0, undefined],
  [' ', 2, null],
])('reads %j with %i places as %j', (text, decimals, value) => expect(readNumber(text, decimals)).toBe(value))

it('writes money with satang', () => {
  expect(writeNumber(1290.5, 2, true)).toBe('1,290.50')
  expect(writeNumber(1290.5, 2)).toBe('1,290.5')
})

describe('conditions of fields', () => {
  const fields = [field('checkbox'), field('choice'), field('multi_choice'), field('money'), field('text'), field('date')]

  it.each([
    { all: [{ field: 'priority', operator: 'is_any_of', value: ['high'] }, { field: 'field.checkbox', operator: 'is', value: true }] },
    { any: [{ field: 'field.money', operator: 'greater_than', value: 12.5 }, { field: 'field.text', operator: 'is_empty', value: null }] },
    { all: [{ field: 'field.text', operator: 'contains', value: ['ประกัน'] }, { field: 'field.multi_choice', operator: 'contains_any', value: ['a'] }] },
  ])('are the same after they were opened and saved: %j', (condition) => expect(writeCondition(readCondition(condition)!)).toEqual(condition))

  it('that are too deep are left alone, and none means always', () => {
    expect(readCondition({ all: [{ any: [] }] })).toBeNull()
    expect(readCondition({ none: [] })).toBeNull()
    expect(writeCondition(readCondition(null)!)).toBeNull()
  })

  it('take the operators of the field asked about, and lose what no longer fits', () => {
    const row = newRow('priority', fields)
    expect([row.operator, isIncomplete(row)]).toEqual(['is_any_of', true])
    expect(withOperator({ ...row, value: ['high'] }, 'is_none_of').value).toEqual(['high'])
    expect(shapeOf(newRow(subjectOf(fields[0]!), fields).operator)).toBe('nothing')
    expect(newRow(subjectOf(fields[3]!), fields).value).toBe(0)
  })
})

it('a draft keeps choices and places only where its kind has them', () => {
  const choice = withKind(blankField(), 'choice')
  expect(choice.choices).toHaveLength(2)
  expect(withKind(choice, 'money')).toMatchObject({ choices: [], decimals: 2 })
})

describe('the history of fields, tasks and time', () => {
  const changed = [{ field_id: 'f', kind: 'money', label_th: 'ราคา', label_en: '' }]

  it.each([
    [{ changed, values_after: { f: 1290.5 } }, { key: 'field_set', words: { label: 'ราคา', value: '฿1,290.50' } }],
    [{ changed, values_after: { f: null } }, { key: 'field_cleared', words: { label: 'ราคา' } }],
    [{ changed }, { key: 'fields_changed', words: { labels: 'ราคา' } }],
    [{ changed: [{ ...changed[0], kind: 'choice' }], values_after: { f: [{ th: 'แดง', en: 'Red' }] } }, { key: 'field_set', words: { label: 'ราคา', value: 'Red' } }],
    [{ changed: [{ ...changed[0], kind: 'checkbox' }], values_after: { f: true } }, { key: 'field_ticked', words: { label: 'ราคา' } }],
  ])('tells %j', (data, told) => expect(restSentenceFor({ type: 'ticket.fields_changed', data }, writing)).toMatchObject(told))

  it('tells whom a task was given to, and how long something took', () => {
    expect(restSentenceFor({ type: 'ticket.task_changed', data: { title: 'โทรกลับ', task_owner_name: 'นก', fields: ['owner_id'] } }, writing)).toMatchObject({ key: 'task_given', words: { owner: 'นก' } })
    expect(restSentenceFor({ type: 'ticket.time_changed', data: { change: 'changed', minutes: 90, minutes_before: 25 } }, writing)).toMatchObject({ key: 'time_changed', words: { time: '1 h 30 min', before: '25 min' } })
    expect(restSentenceFor({ type: 'ticket.unheard_of', data: {} }, writing)).toBeNull()
  })
})

it.each([['25', 25], ['1:30', 90], ['1.5h', 90], ['1h 30m', 90], ['2 ชม. 15 นาที', 135], ['๔๕ นาที', 45], ['soon', undefined], ['', undefined]])('reads %j as %j minutes', (text, minutes) => expect(readSpent(text)).toBe(minutes))
it('writes time in the reader’s language', () => expect([spentTime(0, 'en'), spentTime(60, 'th'), spentTime(135, 'th')]).toEqual(['0 min', '1 ชม.', '2 ชม. 15 นาที']))
