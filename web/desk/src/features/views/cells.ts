import { useI18n } from 'vue-i18n'
import type { TicketRow } from '@/api/types'
import { useFieldWords } from '@/features/ticket-fields/naming'
import { useTicketFields } from '@/features/ticket-fields/api'
import { useTimes } from '@/lib/useTimes'

const INSTANTS = new Set(['last_message_at', 'created_at', 'updated_at', 'waiting_since', 'first_replied_at', 'due_at', 'snoozed_until', 'solved_at', 'closed_at'])
const UNTIL_REPLY = '9999'

/** What the columns of tables are called, and what stands in them as text. */
export function useCells() {
  const { t, te, locale } = useI18n()
  const times = useTimes()
  const words = useFieldWords()
  const { data: fields } = useTicketFields()
  const fieldOf = (name: string) => fields.value?.find((field) => `field.${field.id}` === name)

  function label(name: string): string {
    const field = fieldOf(name)
    return field ? words.label(field) : te(`views.column.${name}`) ? t(`views.column.${name}`) : name
  }

  function ofField(name: string, row: TicketRow): string {
    const field = fieldOf(name)
    const value = field && row.field_values[field.id]
    if (!field || value === undefined || value === null) return ''
    const choice = (id: string) => field.choices.filter((one) => one.id === id).map(words.label)[0] ?? id
    switch (field.kind) {
      case 'checkbox':
        return value ? t('common.yes') : ''
      case 'choice':
        return choice(String(value))
      case 'multi_choice':
        return (value as string[]).map(choice).join(', ')
      case 'date':
        return times.date(`${String(value)}T12:00:00Z`)
      case 'number':
      case 'money':
        return Number(value).toLocaleString(locale.value === 'th' ? 'th-TH' : 'en-GB', { minimumFractionDigits: field.decimals, maximumFractionDigits: field.decimals })
      default:
        return String(value)
    }
  }

  function text(name: string, row: TicketRow): string {
    if (name.startsWith('field.')) return ofField(name, row)
    if (INSTANTS.has(name)) {
      const instant = row[name as 'created_at'] as string | null
      if (!instant) return ''
      return instant.startsWith(UNTIL_REPLY) ? t('views.until_reply') : times.full(instant)
    }
    switch (name) {
      case 'number':
        return `#${row.number}`
      case 'contact':
        return row.contact?.name ?? ''
      case 'account':
        return row.account?.name ?? ''
      case 'owner':
        return row.owner?.name ?? ''
      case 'team':
        return row.team?.name ?? ''
      case 'type':
        return row.type ? t(`tickets.type.${row.type}`) : ''
      case 'channel':
        return t(`common.channel.${row.channel_kind}`)
      case 'language':
        return row.language ? t(`conditions.language.${row.language}`) : ''
      case 'inbound_count':
        return String(row.inbound_count)
      case 'delivery_trouble':
        return row.delivery_trouble ? t(`tickets.trouble.${row.delivery_trouble}`) : ''
      default:
        return ''
    }
  }

  const isNumber = (name: string): boolean => name === 'inbound_count' || ['number', 'money'].includes(fieldOf(name)?.kind ?? '')
  return { label, text, isNumber }
}
