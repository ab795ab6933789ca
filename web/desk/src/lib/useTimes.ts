import { useNow } from '@vueuse/core'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Language } from '@/api/types'
import { useSession } from '@/stores/session'
import { clockTime, dateTime, daysAgo, shortDate, longDate, shortAge } from './time'

const now = useNow({ interval: 20_000 })

/** Times as this person reads them: language of the desk, time zone of the company; ages move on by themselves. */
export function useTimes() {
  const { locale, t } = useI18n()
  const session = useSession()
  const language = computed(() => locale.value as Language)
  const zone = computed(() => session.organization?.time_zone ?? 'Asia/Bangkok')

  return {
    zone,
    age: (instant: string) => shortAge(instant, now.value.getTime(), language.value),
    clock: (instant: string) => clockTime(instant, language.value, zone.value),
    date: (instant: string) => shortDate(instant, language.value, zone.value),
    full: (instant: string) => dateTime(instant, language.value, zone.value),
    /** A time ahead: `14:15` today, `30 พ.ย. 09:00` later. */
    soon: (instant: string) => (daysAgo(instant, now.value.getTime(), zone.value) === 0 ? '' : `${shortDate(instant, language.value, zone.value).replace(/ \d{4}$/, '')} `) + clockTime(instant, language.value, zone.value),
    day(instant: string): string {
      const days = daysAgo(instant, now.value.getTime(), zone.value)
      if (days === 0) return t('messages.today')
      if (days === 1) return t('messages.yesterday')
      return longDate(instant, language.value, zone.value)
    },
  }
}
