import { beforeEach, describe, expect, it } from 'vitest'
import { forgetBulk, hearOfBulk, operations, trackBulk, type BulkProgress } from '@/features/bulk/operations'
import { clearSelection, isWhole, selectAll, selected, toggleSelected } from '@/features/bulk/selection'
import { mayStandIn } from '@/features/tickets/membership'

const ORDER = ['a', 'b', 'c', 'd', 'e']
const chosen = () => [...selected.value].sort().join('')

describe('choosing tickets', () => {
  beforeEach(clearSelection)

  it('takes one, and up to another one in either direction', () => {
    toggleSelected('b', ORDER)
    toggleSelected('d', ORDER, true)
    expect(chosen()).toBe('bcd')
    toggleSelected('a', ORDER, true)
    expect(chosen()).toBe('abcd')
  })

  it('lets a range go again', () => {
    selectAll(ORDER)
    toggleSelected('b', ORDER)
    toggleSelected('d', ORDER, true)
    expect(chosen()).toBe('ae')
  })

  it('means single tickets again as soon as one is touched', () => {
    selectAll(ORDER)
    isWhole.value = true
    toggleSelected('c', ORDER)
    expect(isWhole.value).toBe(false)
    expect(chosen()).toBe('abde')
  })

  it('a range without a beginning is one ticket', () => {
    toggleSelected('c', ORDER, true)
    expect(chosen()).toBe('c')
  })
})

describe('progress', () => {
  const at = (changes: Partial<BulkProgress> = {}): BulkProgress => ({ id: 'x', state: 'running', total: 10, done: 0, changed: 0, skipped: 0, undone: 0, kept: 0, ...changes })
  beforeEach(() => operations.value.forEach((one) => forgetBulk(one.id)))

  it('never goes back, whichever way it was told', () => {
    trackBulk(at({ done: 5 }))
    trackBulk(at({ done: 3 }))
    expect(operations.value[0]!.done).toBe(5)
    trackBulk(at({ state: 'done', done: 10 }))
    expect(operations.value[0]!.state).toBe('done')
  })

  it('of another screen is shown, but not what had ended before', () => {
    const event = (data: BulkProgress) => ({ seq: 1, type: 'bulk_operation.changed', ticket_id: null, aggregate: { kind: 'bulk_operation', id: data.id }, actor: { kind: 'user', id: null, name: '' }, occurred_at: '', data: { ...data } as Record<string, unknown> })
    hearOfBulk(event(at({ id: 'old', state: 'done' })))
    hearOfBulk(event(at({ id: 'new' })))
    expect(operations.value.map((one) => one.id)).toEqual(['new'])
  })
})

describe('a snoozed ticket', () => {
  const ticket = { status: 'open' as const, owner_id: 'me', team_id: 't', is_snoozed: true }

  it('stands among the snoozed and in no queue of work', () => {
    expect(['mine', 'all', 'team:t', 'snoozed', 'following'].filter((view) => mayStandIn(view, ticket, 'me'))).toEqual(['snoozed', 'following'])
    expect(['mine', 'all', 'team:t', 'snoozed'].filter((view) => mayStandIn(view, { ...ticket, is_snoozed: false }, 'me'))).toEqual(['mine', 'all', 'team:t'])
  })
})
