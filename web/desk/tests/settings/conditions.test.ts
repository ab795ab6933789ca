import { describe, expect, it } from 'vitest'
import type { Condition } from '@/api/types'
import { fromTree, incomplete, isGroup, newGroup, newTest, toTree, valueShape, withField, withOperator } from '@/features/routing-rules/conditions'
import { moved } from '@/features/routing-rules/order'

describe('the tree of conditions', () => {
  it('goes there and back unchanged', () => {
    const document: Condition = {
      any: [
        { field: 'subject', operator: 'contains_any', value: ['a'] },
        { none: [{ field: 'weekday', operator: 'is_any_of', value: [5, 6] }, { field: 'account_id', operator: 'is_empty', value: null }] },
      ],
    }
    expect(fromTree(toTree(document))).toEqual(document)
  })

  it('wraps a single test, because the outermost is always a group', () => {
    expect(fromTree(toTree({ field: 'hour', operator: 'less_than', value: 9 }))).toEqual({ all: [{ field: 'hour', operator: 'less_than', value: 9 }] })
  })

  it('shows one text where a list is typed', () => {
    const [test] = toTree({ all: [{ field: 'subject', operator: 'contains', value: 'word' }] }).items
    expect(test && !isGroup(test) && test.value).toEqual(['word'])
  })

  it('keeps what was typed when field or operator change kindly', () => {
    const test = { ...newTest('subject'), value: ['refund'] }
    expect(withField(test, 'body')).toMatchObject({ field: 'body', operator: 'contains_any', value: ['refund'] })
    expect(withOperator(test, 'is')).toMatchObject({ value: 'refund' })
    expect(withOperator(withOperator(test, 'is'), 'contains')).toMatchObject({ value: ['refund'] })
    expect(withField(test, 'hour')).toMatchObject({ operator: 'between', value: [9, 17] })
    expect(withField(test, 'is_within_hours')).toMatchObject({ operator: 'is', value: true })
  })

  it('asks for the right kind of value', () => {
    expect(valueShape('account_id', 'is_empty')).toBe('nothing')
    expect(valueShape('subject', 'is')).toBe('text')
    expect(valueShape('weekday', 'is_any_of')).toBe('choices')
    expect(valueShape('hour', 'between')).toBe('range')
  })

  it('finds what is not complete', () => {
    const empty = newTest()
    const hollow = newGroup('any')
    expect(incomplete(newGroup('all', [empty, hollow]))).toEqual([empty.id, hollow.id])
    expect(incomplete(newGroup('all'))).toEqual([])
    const outermost = newGroup('any')
    expect(incomplete(outermost)).toEqual([outermost.id])
  })
})

describe('the order of rules', () => {
  it('moves one and leaves the others in place', () => {
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a'])
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b'])
  })

  it('does nothing at the ends', () => {
    const list = ['a', 'b']
    expect(moved(list, 0, -1)).toBe(list)
    expect(moved(list, 1, 2)).toBe(list)
  })
})
