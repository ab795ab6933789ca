import { instantOf, partsOf } from '@/lib/zoned'

/** When people promise to call back: soon, in the afternoon, tomorrow morning, next week; in the company's time zone. */
export interface CallBackTime {
  name: 'soon' | 'afternoon' | 'tomorrow' | 'next_week'
  at: string
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const atHour = (day: number, hour: number, timeZone: string): number =>
  Date.parse(instantOf(partsOf(day, timeZone).day, `${String(hour).padStart(2, '0')}:00`, timeZone))

/** Whether two times are one promise: "in an hour" moves on while somebody writes. */
export const isSameTime = (one: string | null, other: string): boolean => one !== null && Math.abs(Date.parse(one) - Date.parse(other)) < MINUTE

export function callBackTimes(now: number, timeZone: string): CallBackTime[] {
  const afternoon = atHour(now, 14, timeZone)
  const times: CallBackTime[] = [{ name: 'soon', at: new Date(now + HOUR).toISOString() }]
  if (afternoon - now > HOUR) times.push({ name: 'afternoon', at: new Date(afternoon).toISOString() })
  times.push({ name: 'tomorrow', at: new Date(atHour(now + DAY, 9, timeZone)).toISOString() })
  times.push({ name: 'next_week', at: new Date(atHour(now + 7 * DAY, 9, timeZone)).toISOString() })
  return times
}

/** The next of the times, from none to the last and back to none. */
export function nextCallBack(current: string | null, now: number, timeZone: string): string | null {
  const times = callBackTimes(now, timeZone)
  if (!current) return times[0]?.at ?? null
  return times.find((one) => Date.parse(one.at) > Date.parse(current) + MINUTE)?.at ?? null
}
