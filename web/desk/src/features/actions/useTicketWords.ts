import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useStatusNames } from '@/features/statuses/naming'
import { useTicketFields } from '@/features/ticket-fields/api'
import { useFieldWords } from '@/features/ticket-fields/naming'
import { useTags, useTeams, useUsers } from '@/features/tickets/directory'

type FieldValue = string | number | boolean | string[] | null | undefined

/** What the ids and codes on tickets are called today. */
export function useTicketWords() {
  const { t } = useI18n()
  const { data: users } = useUsers()
  const { data: teams } = useTeams()
  const { data: tags } = useTags()
  const { data: fields } = useTicketFields()
  const statusNames = useStatusNames()
  const words = useFieldWords()

  return computed(() => {
    const named = (list: { id: string; name: string }[] | undefined, id: string) => list?.find((one) => one.id === id)?.name ?? t('actions.gone')

    function ownStatus(id: string): string {
      const own = statusNames.statuses.value?.find((one) => one.id === id)
      return own ? statusNames.ownName(own) : t('actions.gone')
    }

    /** A custom field and what stands in it; '' for nothing. */
    function field(id: string, value?: FieldValue): { label: string; value: string } {
      const own = fields.value?.find((one) => one.id === id)
      const many = Array.isArray(value) ? value : [value ?? '']
      const chosen = (one: string) => {
        const choice = own?.choices.find((each) => each.id === one)
        return choice ? words.label(choice) : t('actions.gone')
      }
      const plain = () => (typeof value === 'boolean' ? t(value ? 'common.yes' : 'common.no') : many.join(', '))
      const isEmpty = value === null || value === undefined || value === ''
      return { label: own ? words.label(own) : t('actions.gone'), value: isEmpty ? '' : own?.choices.length ? many.map((one) => chosen(String(one))).join(', ') : plain() }
    }

    return {
      person: (id: string) => named(users.value, id),
      team: (id: string) => named(teams.value, id),
      tags: (ids: string[]) => ids.map((id) => named(tags.value, id)).join(', '),
      status: (category: string) => t(`tickets.status.${category}`),
      ownStatus,
      priority: (code: string) => t(`tickets.priority.${code}`),
      type: (code: string) => t(`tickets.type.${code}`),
      field,
    }
  })
}
