import { describe, expect, it } from 'vitest'
import { copyToWorkDays, fromWeek, inOrder, nextSpan, parseTime, toWeek, weekErrors, weeklyHours } from '@/features/settings/hours'

describe('times as people type them', () => {
  it.each([
    ['9', '09:00'], ['930', '09:30'], ['9.30', '09:30'], ['09:05', '09:05'], ['18 00', '18:00'], ['๑๓:๐๐', '13:00'], ['8.30 น.', '08:30'], ['23:59', '23:59'],
  ])('reads %s', (typed, time) => expect(parseTime(typed)).toBe(time))
  it.each(['24:00', '9:75', 'noon', '', '12345'])('refuses %s', (typed) => expect(parseTime(typed)).toBeNull())
})

describe('the week', () => {
  const hours = [
    { weekday: 0, opens: '13:00', closes: '18:00' },
    { weekday: 0, opens: '09:00', closes: '12:00' },
    { weekday: 5, opens: '10:00', closes: '15:30' },
  ]

  it('is sorted by day and time, and goes back as a list', () => {
    const week = toWeek(inOrder(hours))
    expect(week[0]).toEqual([{ opens: '09:00', closes: '12:00' }, { opens: '13:00', closes: '18:00' }])
    expect(week[1]).toEqual([])
    expect(fromWeek(week)).toHaveLength(3)
    expect(weeklyHours(week)).toBe(13.5)
  })

  it('tells what is wrong where', () => {
    const week = toWeek([{ weekday: 1, opens: '18:00', closes: '09:00' }, { weekday: 2, opens: '09:00', closes: '12:00' }, { weekday: 2, opens: '11:00', closes: '14:00' }])
    week[3] = [{ opens: 'soon', closes: '10:00' }]
    expect(weekErrors(week)).toEqual({
      '1.0': 'settings.hours.wrong_order', '2.1': 'settings.hours.overlap', '3.0': 'settings.hours.not_a_time',
    })
  })

  it('proposes the next span after the last one, within the day', () => {
    expect(nextSpan([])).toEqual({ opens: '09:00', closes: '18:00' })
    expect(nextSpan([{ opens: '09:00', closes: '12:00' }])).toEqual({ opens: '13:00', closes: '15:00' })
    expect(nextSpan([{ opens: '09:00', closes: '23:30' }])).toEqual({ opens: '22:00', closes: '23:59' })
  })

  it('copies a day to the workdays and leaves the weekend', () => {
    const week = copyToWorkDays(toWeek(hours), 0)
    expect(week[0]![0]!.opens).toBe('13:00')
    expect(week[4]).toEqual(week[0])
    expect(week[5]).toEqual([{ opens: '10:00', closes: '15:30' }])
  })
})
