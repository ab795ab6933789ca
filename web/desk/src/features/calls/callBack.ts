/** When people promise to call back: soon, in the afternoon, tomorrow morning, next week; in the company's time zone. */
export interface CallBackTime {
  name: 'soon' | 'afternoon' | 'tomorrow' | 'next_week'
  at: string
}

const HOUR = 3_600_000
const DAY = 24 * HOUR

function atHour(day: number, hour: number, timeZone: string): number {
  const date = new Intl.DateTimeFormat('en-CA', { timeZone }).format(day)
  const guess = Date.parse(`${date}T${String(hour).padStart(2, '0')}:00:00Z`)
  const shown = new Intl.DateTimeFormat('en-CA', { timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' }).formatToParts(guess)
  const part = (type: Intl.DateTimeFormatPartTypes) => shown.find((one) => one.type === type)?.value ?? '00'
  const wall = Date.parse(`${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:00Z`)
  return guess - (wall - guess)
}

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
  return times.find((one) => Date.parse(one.at) > Date.parse(current) + 60_000)?.at ?? null
}
