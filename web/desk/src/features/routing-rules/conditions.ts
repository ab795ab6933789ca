import type { Condition } from '@/api/types'

export type Mode = 'all' | 'any' | 'none'
export const MODES: Mode[] = ['all', 'any', 'none']
export type Kind = 'text' | 'choice' | 'number' | 'boolean'

/** What is typed beside an operator. */
export type ValueShape = 'nothing' | 'text' | 'texts' | 'choice' | 'choices' | 'number' | 'range' | 'flag'

const PRESENCE = ['is_empty', 'is_not_empty']
const TEXT = ['contains_any', 'contains', 'does_not_contain', 'matches_words', 'is', 'is_not', 'starts_with', 'ends_with', ...PRESENCE]
const ADDRESS = ['is_any_of', 'is_none_of', 'contains_any', 'does_not_contain', 'starts_with', 'ends_with']
const CHOICE = ['is_any_of', 'is_none_of']

/** What rules can ask about, in the order of the menu, with the operators that make sense for each. */
export const FIELDS: Record<string, { kind: Kind; operators: string[] }> = {
  subject: { kind: 'text', operators: TEXT },
  body: { kind: 'text', operators: TEXT },
  sender_address: { kind: 'text', operators: ADDRESS },
  sender_domain: { kind: 'text', operators: ADDRESS },
  channel_account_id: { kind: 'choice', operators: CHOICE },
  channel_kind: { kind: 'choice', operators: CHOICE },
  contact_id: { kind: 'choice', operators: CHOICE },
  account_id: { kind: 'choice', operators: [...CHOICE, ...PRESENCE] },
  language: { kind: 'choice', operators: CHOICE },
  is_within_hours: { kind: 'boolean', operators: ['is'] },
  weekday: { kind: 'number', operators: CHOICE },
  hour: { kind: 'number', operators: ['between', 'less_than', 'greater_than'] },
}
export const FIELD_NAMES = Object.keys(FIELDS)

const LISTS = ['is_any_of', 'is_none_of']

export function valueShape(field: string, operator: string): ValueShape {
  if (PRESENCE.includes(operator)) return 'nothing'
  const kind = FIELDS[field]?.kind ?? 'text'
  if (kind === 'boolean') return 'flag'
  if (kind === 'text') return ['is', 'is_not'].includes(operator) ? 'text' : 'texts'
  if (operator === 'between') return 'range'
  if (LISTS.includes(operator)) return 'choices'
  return kind === 'number' ? 'number' : 'choice'
}

export interface TestNode {
  id: number
  field: string
  operator: string
  value: unknown
}

export interface GroupNode {
  id: number
  mode: Mode
  items: Node[]
}

export type Node = TestNode | GroupNode

export function isGroup(node: Node): node is GroupNode {
  return 'mode' in node
}

let lastId = 0

function blankValue(shape: ValueShape): unknown {
  const blanks: Record<ValueShape, unknown> = { nothing: null, text: '', texts: [], choice: '', choices: [], number: 12, range: [9, 17], flag: true }
  return blanks[shape]
}

export function newTest(field = 'subject'): TestNode {
  const operator = FIELDS[field]!.operators[0]!
  return { id: ++lastId, field, operator, value: blankValue(valueShape(field, operator)) }
}

export function newGroup(mode: Mode = 'all', items: Node[] = []): GroupNode {
  return { id: ++lastId, mode, items }
}

/** The test after its field changed: operator and value stay when they still make sense. */
export function withField(test: TestNode, field: string): TestNode {
  const isSameKind = FIELDS[field]!.kind === FIELDS[test.field]?.kind && FIELDS[field]!.kind === 'text'
  const operator = FIELDS[field]!.operators.includes(test.operator) ? test.operator : FIELDS[field]!.operators[0]!
  const moved = withOperator({ ...test, field }, operator)
  return isSameKind ? moved : { ...moved, value: blankValue(valueShape(field, operator)) }
}

/** The test after its operator changed; one text and a list of texts turn into each other. */
export function withOperator(test: TestNode, operator: string): TestNode {
  const [before, after] = [valueShape(test.field, test.operator), valueShape(test.field, operator)]
  if (before === after) return { ...test, operator }
  if (after === 'texts' && typeof test.value === 'string' && test.value) return { ...test, operator, value: [test.value] }
  if (after === 'text' && Array.isArray(test.value) && test.value.length) return { ...test, operator, value: test.value[0] }
  return { ...test, operator, value: blankValue(after) }
}

/** The editable form of a rule's conditions; the outermost is always a group. */
export function toTree(condition: Condition): GroupNode {
  const node = read(condition)
  return isGroup(node) ? node : newGroup('all', [node])
}

function read(condition: Condition): Node {
  if ('all' in condition) return newGroup('all', condition.all.map(read))
  if ('any' in condition) return newGroup('any', condition.any.map(read))
  if ('none' in condition) return newGroup('none', condition.none.map(read))
  const shape = valueShape(condition.field, condition.operator)
  const isList = shape === 'texts' || shape === 'choices'
  const value = isList && !Array.isArray(condition.value) ? [condition.value] : condition.value
  return { id: ++lastId, field: condition.field, operator: condition.operator, value }
}

export function fromTree(node: Node): Condition {
  if (!isGroup(node)) return { field: node.field, operator: node.operator, value: valueShape(node.field, node.operator) === 'nothing' ? null : node.value }
  const items = node.items.map(fromTree)
  if (node.mode === 'all') return { all: items }
  return node.mode === 'any' ? { any: items } : { none: items }
}

function isBlank(test: TestNode): boolean {
  if (valueShape(test.field, test.operator) === 'nothing') return false
  if (Array.isArray(test.value)) return test.value.length === 0 || test.value.some((each) => each === '' || each === null)
  return test.value === '' || test.value === null || test.value === undefined
}

/** Ids of what is not complete: tests without a value, and groups without a test inside another group. */
export function incomplete(node: Node, isOutermost = true): number[] {
  if (!isGroup(node)) return isBlank(node) ? [node.id] : []
  const own = node.items.length === 0 && (!isOutermost || node.mode !== 'all') ? [node.id] : []
  return [...own, ...node.items.flatMap((item) => incomplete(item, false))]
}
