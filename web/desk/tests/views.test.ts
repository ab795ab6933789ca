import { describe, expect, it, vi } from 'vitest'
import { nextTick, ref, shallowRef } from 'vue'
import type { Condition, SavedView } from '@/api/types'
import { readDuration, writeDuration } from '@/features/conditions/durations'
import { conditionsOver, isGroup, type Fields } from '@/features/conditions/tree'
import { movedTo } from '@/features/views/boardColumns'
import { blankLook, shownColumns } from '@/features/views/model'
import { queueOf, viewFrom, type Beginning } from '@/features/views/queueLook'
import { useLook } from '@/features/views/useLook'

const FIELDS: Fields = {
  priority: { kind: 'choice', operators: ['is_any_of', 'is_none_of'] },
  tags: { kind: 'set', operators: ['contains_any', 'is_empty'] },
  due_at: { kind: 'date', operators: ['less_than_ago', 'in_period', 'on', 'is_empty'] },
  created_at: { kind: 'date', operators: ['in_period', 'less_than_ago'] },
  is_active: { kind: 'boolean', operators: ['is'] },
  amount: { kind: 'decimal', operators: ['between', 'is'] },
}
const conditions = conditionsOver(() => FIELDS)
const ACTIVE: Condition = { field: 'is_active', operator: 'is', value: true }

function view(changes: Partial<SavedView> = {}): SavedView {
  return {
    id: 'v1', name: 'Urgent', icon: '', conditions: { all: [ACTIVE] }, order: { field: 'due_at', is_descending: false }, columns: [], layout: 'table', board_field: 'status',
    visibility: 'personal', owner_id: 'u1', team_id: null, is_pinned: true, is_pinned_for_all: true, default_roles: [], can_change: true, version: 1, ...changes,
  }
}

describe('conditions about tickets', () => {
  it('offer a value of the right shape for each kind', () => {
    expect(conditions.newTest('tags').value).toEqual([])
    expect(conditions.newTest('due_at').value).toBe('P1D')
    expect(conditions.valueShape('due_at', 'in_period')).toBe('period')
    expect(conditions.valueShape('due_at', 'on')).toBe('day')
    expect(conditions.valueShape('amount', 'between')).toBe('range')
  })

  it('read one choice as a list of one, where only lists are offered', () => {
    const [test] = conditions.toTree({ all: [{ field: 'priority', operator: 'is_not', value: 'low' }] }).items
    expect(test && !isGroup(test) && [test.operator, test.value]).toEqual(['is_none_of', ['low']])
  })

  it('keep a duration when the field changes to another date', () => {
    const test = { ...conditions.newTest('due_at'), value: 'PT4H' }
    expect(conditions.withField(test, 'created_at')).toMatchObject({ operator: 'less_than_ago', value: 'PT4H' })
    expect(conditions.withField(test, 'priority')).toMatchObject({ operator: 'is_any_of', value: [] })
  })

  it('leave out what is not complete', () => {
    const tree = conditions.toTree({ all: [ACTIVE, { field: 'priority', operator: 'is_any_of', value: [] }, { any: [{ field: 'amount', operator: 'between', value: [1, null] }] }] })
    expect(conditions.fromTree(conditions.complete(tree))).toEqual({ all: [ACTIVE] })
    expect(conditions.incomplete(tree)).toHaveLength(2)
  })
})

describe('durations', () => {
  it('go there and back', () => {
    for (const [text, amount, unit] of [['PT30M', 30, 'minutes'], ['PT4H', 4, 'hours'], ['P2D', 2, 'days']] as const) {
      expect(readDuration(text)).toEqual({ amount, unit })
      expect(writeDuration(amount, unit)).toBe(text)
    }
    expect(readDuration('nonsense')).toEqual({ amount: 1, unit: 'days' })
  })
})

describe('how a view is looked at', () => {
  it('is what was saved until somebody changes it, and again when he takes it back', async () => {
    const saved = shallowRef<SavedView | null>(view())
    const state = useLook(saved, ref('saved:v1'), ref(), conditions, ref(true))
    expect(state.isDirty.value).toBe(false)
    expect(state.query.value.order).toEqual({ field: 'due_at', is_descending: false })
    expect(state.asked.value.conditions).toEqual({ all: [ACTIVE] })
    state.change({ layout: 'board' })
    expect(state.isDirty.value).toBe(true)
    saved.value = view({ version: 2, layout: 'list' })
    await nextTick()
    expect(state.look.value.layout).toBe('board')
    state.reset()
    expect(state.isDirty.value).toBe(false)
    saved.value = view({ version: 3, layout: 'list' })
    await nextTick()
    expect(state.look.value.layout).toBe('list')
  })

  it('follows conditions that are changed in place', async () => {
    const state = useLook(shallowRef<SavedView | null>(view()), ref('saved:v1'), ref(), conditions, ref(true))
    state.tree.value.items.push({ ...conditions.newTest('priority'), value: ['urgent'] })
    await nextTick()
    const wanted = { all: [ACTIVE, { field: 'priority', operator: 'is_any_of', value: ['urgent'] }] }
    expect(state.query.value.conditions).toEqual(wanted)
    expect(state.asked.value.conditions).toEqual({ all: [ACTIVE] })
    await vi.waitFor(() => expect(state.asked.value.conditions).toEqual(wanted))
  })

  it('begins as the queue it comes from, once that is known, and keeps what was changed', async () => {
    const name = ref('saved:new:mine')
    const begin = shallowRef<Beginning>({ name: 'saved:new:all', look: blankLook() })
    const state = useLook(shallowRef(null), name, begin, conditions, ref(true))
    expect(state.isOpen.value).toBe(false)
    const look = { ...blankLook(), layout: 'list' as const, conditions: { all: [ACTIVE] } }
    begin.value = { name: 'saved:new:mine', look }
    await nextTick()
    expect([state.isOpen.value, state.isDirty.value]).toEqual([true, false])
    expect(state.query.value.conditions).toEqual({ all: [ACTIVE] })
    state.change({ layout: 'board' })
    begin.value = { name: 'saved:new:mine', look: { ...look } }
    await nextTick()
    expect(state.look.value.layout).toBe('board')
    name.value = 'saved:new:all'
    await nextTick()
    expect(state.isOpen.value).toBe(false)
  })

  it('is named after the queue and its priority', () => {
    expect(viewFrom('team:t1', 'urgent')).toBe('saved:new:team:t1~urgent')
    expect([queueOf('saved:new:team:t1~urgent'), queueOf('saved:new'), queueOf('saved:v1')]).toEqual(['team:t1', null, null])
  })

  it('has the usual columns until others are chosen', () => {
    expect(shownColumns(view()).map((column) => column.name)).toContain('subject')
    expect(shownColumns(view({ columns: [{ name: 'number', width: 80 }] }))).toEqual([{ name: 'number', width: 80 }])
  })
})

describe('a card on a board', () => {
  const row = { status: 'open', status_id: 's1', priority: 'low', owner: null, field_values: { f1: 'a' } } as never

  it('becomes what its new column says', () => {
    expect(movedTo(row, { value: 'solved', label: 'Solved', change: { status: 'solved' } })).toMatchObject({ status: 'solved', status_id: null })
    expect(movedTo(row, { value: 'u1', label: 'Nok', person: { id: 'u1', name: 'Nok' }, change: { owner_id: 'u1' } })).toMatchObject({ owner: { name: 'Nok' } })
    expect(movedTo(row, { value: null, label: '', values: { f1: null } }).field_values).toEqual({})
  })
})
