/** Stretches of the calendar around now, as the server knows them (core/rules/dates.py). */
export const PERIODS = [
  'today', 'yesterday', 'tomorrow', 'this_week', 'last_week', 'next_week', 'this_month', 'last_month', 'next_month', 'past', 'future',
] as const
