import { computed, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { StatusCategory, TicketPatch, TicketRow } from '@/api/types'
import type { FieldValues } from '@/features/ticket-fields/api'
import { useTicketFields } from '@/features/ticket-fields/api'
import { useFieldWords } from '@/features/ticket-fields/naming'
import { useStatuses } from '@/features/statuses/queries'
import { dotOf, useStatusNames } from '@/features/statuses/naming'
import { useTeams, useUsers } from '@/features/tickets/directory'
import { CHOSEN_STATUSES } from '@/features/tickets/api'
import { PRIORITIES, PRIORITY_ICONS, STATUS_DOTS, TICKET_TYPES } from '@/features/tickets/look'

/** A column of a board. What is dropped into it gets `change`, or `values` of the company's own fields. */
export interface BoardPlace {
  value: string | null
  label: string
  dot?: string
  icon?: { icon: string; tone: string }
  person?: { id: string; name: string }
  change?: TicketPatch
  values?: FieldValues
}

const MOST = 40

/** The columns that a board by `field` has; a place without a change takes nothing. */
export function useBoardPlaces(field: Ref<string>) {
  const { t } = useI18n()
  const { data: users } = useUsers()
  const { data: teams } = useTeams()
  const { data: statuses } = useStatuses()
  const { data: fields } = useTicketFields()
  const names = useStatusNames()
  const words = useFieldWords()

  return computed<BoardPlace[]>(() => {
    switch (field.value) {
      case 'status':
        return CHOSEN_STATUSES.map((status) => ({ value: status, label: names.name({ status }), dot: names.dot({ status }), change: status === 'new' ? undefined : { status } }))
      case 'status_id':
        return (statuses.value ?? [])
          .filter((one) => !one.is_archived)
          .map((one) => ({ value: one.id, label: names.ownName(one), dot: dotOf(one.color), change: one.category === 'new' ? undefined : { status: one.category as StatusCategory, status_id: one.id } }))
          .concat([{ value: null as never, label: t('views.board.no_status'), dot: STATUS_DOTS.open, change: undefined }])
      case 'priority':
        return PRIORITIES.map((priority) => ({ value: priority, label: t(`tickets.priority.${priority}`), icon: PRIORITY_ICONS[priority], change: { priority } }))
      case 'type':
        return [...TICKET_TYPES.map((type) => ({ value: type as string | null, label: t(`tickets.type.${type}`), change: { type } as TicketPatch })), { value: null, label: t('tickets.type.none'), change: { type: null } }]
      case 'owner_id':
        return [
          { value: null, label: t('tickets.nobody'), change: { owner_id: null } as TicketPatch },
          ...(users.value ?? []).filter((user) => user.is_active && user.role !== 'sales').map((user) => ({ value: user.id, label: user.name, person: { id: user.id, name: user.name }, change: { owner_id: user.id } })),
        ].slice(0, MOST)
      case 'team_id':
        return [...(teams.value ?? []).map((team) => ({ value: team.id as string | null, label: team.name, change: { team_id: team.id } as TicketPatch })), { value: null, label: t('tickets.no_team'), change: { team_id: null } }].slice(0, MOST)
      default: {
        const own = fields.value?.find((one) => `field.${one.id}` === field.value)
        if (!own) return []
        const choices = own.choices.filter((one) => !one.is_archived).map((one) => ({ value: one.id as string | null, label: words.label(one), values: { [own.id]: one.id } as FieldValues }))
        return [...choices, { value: null, label: t('views.board.empty_field'), values: { [own.id]: null } }].slice(0, MOST)
      }
    }
  })
}

/** What the ticket looks like in its new column, before the server has answered. */
export function movedTo(row: TicketRow, place: BoardPlace): TicketRow {
  const { change, values } = place
  if (values) {
    const held = Object.fromEntries(Object.entries({ ...row.field_values, ...values }).filter(([, value]) => value !== null))
    return { ...row, field_values: held as TicketRow['field_values'] }
  }
  return {
    ...row,
    ...(change?.status ? { status: change.status, status_id: change.status_id ?? null } : {}),
    ...(change?.priority ? { priority: change.priority } : {}),
    ...(change && 'type' in change ? { type: change.type ?? null } : {}),
    ...(change && 'owner_id' in change ? { owner: place.person ? { ...place.person, avatar_color: place.person.id } : null } : {}),
    ...(change && 'team_id' in change ? { team: place.value ? { id: place.value, name: place.label } : null } : {}),
  }
}
