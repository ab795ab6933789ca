import type { FieldErrors } from '@/lib/fieldErrors'
import type { Settings } from '@/api/types'

export interface Span {
  opens: string
  closes: string
}

/** The spans of each day, Monday first, each day in the order in which they were typed. */
export type Week = Span[][]
export const DAYS = [0, 1, 2, 3, 4, 5, 6] as const
const WORK_DAYS = [0, 1, 2, 3, 4]
export const USUAL_SPAN: Span = { opens: '09:00', closes: '18:00' }

export function toWeek(hours: Settings['business_hours']): Week {
  return DAYS.map((day) =>
    hours
      .filter((each) => each.weekday === day)
      .map(({ opens, closes }) => ({ opens, closes })),
  )
}

/** The hours by day and time; done once, since rows that move while somebody types would confuse. */
export function inOrder(hours: Settings['business_hours']): Settings['business_hours'] {
  return hours.toSorted((one, other) => one.weekday - other.weekday || one.opens.localeCompare(other.opens))
}

export function fromWeek(week: Week): Settings['business_hours'] {
  return week.flatMap((spans, weekday) => spans.map((span) => ({ weekday, ...span })))
}

/** Reads a time as people type it: `9`, `930`, `9.30`, `๙:๓๐` and `09:30` all work; null when it is no time of a day. */
export function parseTime(text: string): string | null {
  const latin = text.trim().replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50))
  const match = /^(\d{1,2})(?:[:.\s]?(\d{2}))?(?:\s*น\.?)?$/.exec(latin)
  if (!match) return null
  const [hour, minute] = [Number(match[1]), Number(match[2] ?? 0)]
  if (hour > 23 || minute > 59) return null
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

export function minutesOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return hour * 60 + minute
}

/** Open hours of the whole week, to one decimal. */
export function weeklyHours(week: Week): number {
  const minutes = week.flat().reduce((sum, span) => sum + Math.max(0, minutesOf(span.closes) - minutesOf(span.opens)), 0)
  return Math.round(minutes / 6) / 10
}

/** What is wrong with a week, by `<day>.<span>`. */
export function weekErrors(week: Week): FieldErrors {
  const errors: FieldErrors = {}
  week.forEach((spans, day) => {
    spans.forEach((span, index) => {
      const earlier = spans.slice(0, index).filter((each) => minutesOf(each.opens) < minutesOf(each.closes))
      const overlaps = earlier.some((each) => minutesOf(span.opens) < minutesOf(each.closes) && minutesOf(each.opens) < minutesOf(span.closes))
      if (!parseTime(span.opens) || !parseTime(span.closes)) errors[`${day}.${index}`] = 'settings.hours.not_a_time'
      else if (minutesOf(span.closes) <= minutesOf(span.opens)) errors[`${day}.${index}`] = 'settings.hours.wrong_order'
      else if (overlaps) errors[`${day}.${index}`] = 'settings.hours.overlap'
    })
  })
  return errors
}

/** A further span after the last one of the day: an hour later, two hours long, within the day. */
export function nextSpan(spans: Span[]): Span {
  const last = spans.at(-1)
  if (!last) return { ...USUAL_SPAN }
  const opens = Math.min(minutesOf(last.closes) + 60, 22 * 60)
  const text = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  return { opens: text(opens), closes: text(Math.min(opens + 120, 23 * 60 + 59)) }
}

/** The week with one day's hours on every workday. */
export function copyToWorkDays(week: Week, day: number): Week {
  return week.map((spans, each) => (WORK_DAYS.includes(each) ? week[day]!.map((span) => ({ ...span })) : spans))
}
