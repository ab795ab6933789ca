import type { Condition } from '@/api/types'

export type Mode = 'all' | 'any' | 'none'
export const MODES: Mode[] = ['all', 'any', 'none']
/** What a field holds, in the words of the server (core/rules/conditions.py). */
export type Kind = 'text' | 'choice' | 'set' | 'number' | 'decimal' | 'boolean' | 'date' | 'day'

/** What is typed beside an operator. */
export type ValueShape = 'nothing' | 'text' | 'texts' | 'choice' | 'choices' | 'number' | 'range' | 'flag' | 'day' | 'period' | 'duration'

/** The operators that make sense for a field, in the order of the menu. */
export interface FieldSpec {
  kind: Kind
  operators: string[]
}
export type Fields = Record<string, FieldSpec>

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

export const PRESENCE = ['is_empty', 'is_not_empty']
const LISTS = ['is_any_of', 'is_none_of']
const DAYS = ['on', 'before', 'after']
const AS_LIST: Record<string, string> = { is: 'is_any_of', is_not: 'is_none_of' }
let lastId = 0

export function newGroup(mode: Mode = 'all', items: Node[] = []): GroupNode {
  return { id: ++lastId, mode, items }
}

function shapeOf(kind: Kind, operator: string): ValueShape {
  if (PRESENCE.includes(operator)) return 'nothing'
  switch (kind) {
    case 'boolean':
      return 'flag'
    case 'text':
      return ['is', 'is_not'].includes(operator) ? 'text' : 'texts'
    case 'set':
      return 'choices'
    case 'date':
    case 'day':
      if (DAYS.includes(operator)) return 'day'
      return operator === 'in_period' ? 'period' : 'duration'
    default:
      if (operator === 'between') return 'range'
      if (LISTS.includes(operator)) return 'choices'
      return kind === 'choice' ? 'choice' : 'number'
  }
}

/** The editable form of conditions over some fields, and back. `blank` gives the value that a shape begins with. */
export function conditionsOver(fieldsNow: () => Fields, blank: (shape: ValueShape) => unknown = blankValue) {
  const kindOf = (field: string): Kind => fieldsNow()[field]?.kind ?? 'text'
  const valueShape = (field: string, operator: string) => shapeOf(kindOf(field), operator)

  function newTest(field = Object.keys(fieldsNow())[0]!): TestNode {
    const operator = fieldsNow()[field]!.operators[0]!
    return { id: ++lastId, field, operator, value: blank(valueShape(field, operator)) }
  }

  /** The test after its field changed: operator and value stay when they still make sense. */
  function withField(test: TestNode, field: string): TestNode {
    const isSameKind = kindOf(field) === kindOf(test.field) && ['text', 'date', 'day'].includes(kindOf(field))
    const offered = fieldsNow()[field]!.operators
    const operator = offered.includes(test.operator) ? test.operator : offered[0]!
    const moved = withOperator({ ...test, field }, operator)
    return isSameKind ? moved : { ...moved, value: blank(valueShape(field, operator)) }
  }

  /** The test after its operator changed; one text and a list of texts turn into each other. */
  function withOperator(test: TestNode, operator: string): TestNode {
    const [before, after] = [valueShape(test.field, test.operator), valueShape(test.field, operator)]
    if (before === after) return { ...test, operator }
    if (after === 'texts' && typeof test.value === 'string' && test.value) return { ...test, operator, value: [test.value] }
    if (after === 'text' && Array.isArray(test.value) && test.value.length) return { ...test, operator, value: test.value[0] }
    return { ...test, operator, value: blank(after) }
  }

  /** The editable form of conditions; the outermost is always a group. */
  function toTree(condition: Condition): GroupNode {
    const node = read(condition)
    return isGroup(node) ? node : newGroup('all', [node])
  }

  function read(condition: Condition): Node {
    if ('all' in condition) return newGroup('all', condition.all.map(read))
    if ('any' in condition) return newGroup('any', condition.any.map(read))
    if ('none' in condition) return newGroup('none', condition.none.map(read))
    const offered = fieldsNow()[condition.field]?.operators ?? []
    const asList = AS_LIST[condition.operator]
    const isOneOfMany = kindOf(condition.field) === 'choice' && !offered.includes(condition.operator) && asList !== undefined && offered.includes(asList)
    const operator = isOneOfMany ? asList : condition.operator
    const shape = valueShape(condition.field, operator)
    const isList = shape === 'texts' || shape === 'choices'
    const value = isList && !Array.isArray(condition.value) ? [condition.value] : condition.value
    return { id: ++lastId, field: condition.field, operator, value }
  }

  function fromTree(node: Node): Condition {
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
  function incomplete(node: Node, isOutermost = true): number[] {
    if (!isGroup(node)) return isBlank(node) ? [node.id] : []
    const own = node.items.length === 0 && (!isOutermost || node.mode !== 'all') ? [node.id] : []
    return [...own, ...node.items.flatMap((item) => incomplete(item, false))]
  }

  /** The same without what is not complete, so that a list can already be shown while somebody still types. */
  function complete(node: GroupNode): GroupNode {
    const items = node.items
      .map((item) => (isGroup(item) ? complete(item) : item))
      .filter((item) => (isGroup(item) ? item.items.length > 0 : !isBlank(item)))
    return { ...node, items }
  }

  return { valueShape, newTest, withField, withOperator, toTree, fromTree, incomplete, complete }
}

export type Conditions = ReturnType<typeof conditionsOver>

function blankValue(shape: ValueShape): unknown {
  const blanks: Record<ValueShape, unknown> = {
    nothing: null, text: '', texts: [], choice: '', choices: [], number: null, range: [null, null], flag: true, day: '', period: 'today', duration: 'P1D',
  }
  return blanks[shape]
}
