import type { RecurringSchedule } from '@/api/types'

export const EVERY: RecurringSchedule['every'][] = ['day', 'week', 'month', 'year']
export const ON_HOLIDAY: RecurringSchedule['on_holiday'][] = ['open', 'skip', 'next_working_day']
export const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1)
export const MONTH_DAYS = [...Array.from({ length: 31 }, (_, index) => index + 1), -1]
export const NTH = [1, 2, 3, 4, -1]

/** Mondays at nine, from today on. */
export function freshSchedule(today: string): RecurringSchedule {
  return { every: 'week', interval: 1, weekdays: [0], day: null, nth: null, month: null, at: '09:00', starts_on: today, ends_on: null, on_holiday: 'open' }
}

/** The schedule with what its unit asks for, and without what it does not. */
export function withEvery(schedule: RecurringSchedule, every: RecurringSchedule['every']): RecurringSchedule {
  const isByMonth = every === 'month' || every === 'year'
  const isNth = isByMonth && schedule.nth !== null
  return {
    ...schedule,
    every,
    weekdays: every === 'week' || isNth ? (schedule.weekdays.length ? schedule.weekdays : [0]) : [],
    day: isByMonth && !isNth ? (schedule.day ?? 1) : null,
    nth: isNth ? schedule.nth : null,
    month: every === 'year' ? (schedule.month ?? 1) : null,
  }
}

/** By the day of the month, or by the weekday within it. */
export function withDayRule(schedule: RecurringSchedule, rule: 'day' | 'nth'): RecurringSchedule {
  return rule === 'day' ? { ...schedule, day: 1, nth: null, weekdays: [] } : { ...schedule, day: null, nth: 1, weekdays: [schedule.weekdays[0] ?? 0] }
}
