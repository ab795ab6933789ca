import { useI18n } from 'vue-i18n'
import type { Language, RecurringSchedule } from '@/api/types'

/** Says a rhythm in one line: "every Monday and Friday at 09:00". */
export function useScheduleWords() {
  const { t, locale } = useI18n()
  const weekday = (day: number) => t(`settings.hours.day.${day}`)
  const listed = (parts: string[]) => new Intl.ListFormat((locale.value as Language) === 'th' ? 'th' : 'en', { type: 'conjunction' }).format(parts)
  const month = (number: number) => new Intl.DateTimeFormat(locale.value, { month: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2026, number - 1, 1)))

  function dayOf(schedule: RecurringSchedule): string {
    if (schedule.nth !== null) return t(`recurring.say.nth.${schedule.nth}`, { weekday: weekday(schedule.weekdays[0] ?? 0) })
    return schedule.day === -1 ? t('recurring.say.last_day') : t('recurring.say.day', { day: schedule.day ?? 1 })
  }

  function say(schedule: RecurringSchedule): string {
    const unit = t(`recurring.say.every.${schedule.every}`, { count: schedule.interval }, schedule.interval)
    const on: Record<RecurringSchedule['every'], () => string> = {
      day: () => '',
      week: () => listed(schedule.weekdays.toSorted((one, other) => one - other).map(weekday)),
      month: () => dayOf(schedule),
      year: () => t('recurring.say.in_month', { day: dayOf(schedule), month: month(schedule.month ?? 1) }),
    }
    return [unit, on[schedule.every](), t('recurring.say.at', { time: schedule.at })].filter(Boolean).join(' ')
  }

  return { say, month, weekday }
}
