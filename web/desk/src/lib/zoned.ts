import { fromDate, parseDateTime, toZoned } from '@internationalized/date'

/** The instant of a day (`2026-12-31`) and a time (`09:30`) on the company's clock. */
export function instantOf(day: string, time: string, zone: string): string {
  return toZoned(parseDateTime(`${day}T${time}`), zone).toAbsoluteString()
}

/** The day and the time of an instant on the company's clock. */
export function partsOf(instant: string | number, zone: string): { day: string; time: string } {
  const [day, time] = fromDate(new Date(instant), zone).toString().split('T') as [string, string]
  return { day, time: time.slice(0, 5) }
}
