import { useI18n } from 'vue-i18n'
import type { MyTask } from '@/api/types'
import { daysAgo } from '@/lib/time'
import { useTimes } from '@/lib/useTimes'

export const GROUPS = ['overdue', 'today', 'tomorrow', 'later', 'undated'] as const
export type Group = (typeof GROUPS)[number]

/** Where an open task stands in the list of what is to be done. */
export function groupOf(due: string | null, now: number, zone: string): Group {
  if (due === null) return 'undated'
  if (Date.parse(due) < now) return 'overdue'
  const days = -daysAgo(due, now, zone)
  return days <= 0 ? 'today' : days === 1 ? 'tomorrow' : 'later'
}

/** Open tasks under their headings, each list in the order it came in. */
export function grouped(tasks: MyTask[], now: number, zone: string): { group: Group; tasks: MyTask[] }[] {
  return GROUPS.map((group) => ({ group, tasks: tasks.filter((task) => groupOf(task.due_at, now, zone) === group) })).filter((one) => one.tasks.length > 0)
}

/** When something is due, as short as it can be said. */
export function useDueText(): (due: string) => string {
  const { t } = useI18n()
  const times = useTimes()
  return (due) => {
    const days = -daysAgo(due, Date.now(), times.zone.value)
    if (days === 0) return times.clock(due)
    if (days === 1) return t('tasks.tomorrow_at', { time: times.clock(due) })
    if (days === -1) return t('tasks.yesterday_at', { time: times.clock(due) })
    return times.date(due)
  }
}
