import { computed } from 'vue'
import type { StatusCategory } from '@/api/types'
import { STATUS_DOTS } from '@/features/tickets/look'
import { dotOf, useStatusNames } from './naming'

/** Where an answer leaves its ticket: a category, or one of the company's own statuses within it. */
export interface Ending {
  status: StatusCategory
  statusId: string | null
}

const CATEGORIES: StatusCategory[] = ['solved', 'waiting', 'on_hold', 'open']

/** The statuses that are offered beside an answer, each with its name; the category itself where none of its own is the usual one. */
export function useEndings() {
  const names = useStatusNames()
  return computed(() =>
    CATEGORIES.flatMap((status) => {
      const own = (names.statuses.value ?? []).filter((one) => one.category === status && !one.is_archived)
      const choices = own.map((one) => ({ key: one.id, label: names.ownName(one), dot: dotOf(one.color), ending: { status, statusId: one.is_default ? null : one.id } as Ending }))
      return own.some((one) => one.is_default) ? choices : [{ key: status as string, label: names.name({ status }), dot: STATUS_DOTS[status], ending: { status, statusId: null } as Ending }, ...choices]
    }),
  )
}

/** The ending as the API takes it. */
export const endingFields = (ending: Ending | null | undefined) => ({ set_status: ending?.status ?? null, set_status_id: ending?.statusId ?? null })
