import { useI18n } from 'vue-i18n'
import { useTimes } from '@/lib/useTimes'

/** As the server says "until the customer replies". */
export const isUntilReply = (instant: string): boolean => instant.startsWith('9999-')

/** An instant ahead as people say it: `14:15` today, `Mon 30 Nov 09:00` within a year, with the year later. */
export function useWhen(): (instant: string) => string {
  const { locale } = useI18n()
  const times = useTimes()
  return (instant) => {
    const at = new Date(instant)
    const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale.value === 'th' ? 'th-TH' : 'en-GB', { timeZone: times.zone.value, ...options })
    const day = format({ dateStyle: 'short' })
    if (day.format(at) === day.format(new Date())) return times.clock(instant)
    if (Math.abs(at.getTime() - Date.now()) > 300 * 86_400_000) return times.full(instant)
    return `${format({ weekday: 'short', day: 'numeric', month: 'short' }).format(at)} ${times.clock(instant)}`
  }
}
