import { useI18n } from 'vue-i18n'
import type { OwnStatus, StatusCategory } from '@/api/types'
import { STATUS_DOTS } from '@/features/tickets/look'
import { useStatuses } from './queries'

interface Standing {
  status: StatusCategory
  status_id?: string | null
}

const DOTS: Record<string, string> = {
  teal: 'bg-teal-500', blue: 'bg-blue-500', violet: 'bg-violet-500', pink: 'bg-pink-500', red: 'bg-red-500',
  orange: 'bg-orange-500', amber: 'bg-amber-500', green: 'bg-green-600', slate: 'bg-slate-400',
}
export const dotOf = (color: string): string => DOTS[color] ?? 'bg-slate-400'

/** How statuses are called and coloured: the company's own where a ticket has one, or its category has a default. */
export function useStatusNames() {
  const { t, locale } = useI18n()
  const { data: statuses } = useStatuses()
  const ownName = (one: OwnStatus) => (locale.value === 'en' ? one.name_en || one.name_th : one.name_th || one.name_en)

  function ownOf({ status, status_id }: Standing): OwnStatus | undefined {
    return statuses.value?.find((one) => (status_id ? one.id === status_id : one.is_default && one.category === status))
  }

  return {
    statuses,
    ownName,
    ownOf,
    name(ticket: Standing): string {
      const own = ownOf(ticket)
      return own ? ownName(own) : t(`tickets.status.${ticket.status}`)
    },
    dot(ticket: Standing): string {
      const own = ownOf(ticket)
      return own ? dotOf(own.color) : STATUS_DOTS[ticket.status]
    },
  }
}
