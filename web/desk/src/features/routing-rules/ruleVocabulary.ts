import { useI18n } from 'vue-i18n'
import type { Option, Vocabulary } from '@/features/conditions/vocabulary'
import { DAYS } from '@/features/settings/hours'
import { useChannelAccounts } from '@/features/tickets/directory'
import { LANGUAGES } from '@/i18n'
import { FIELD_NAMES, FIELDS, ruleConditions } from './conditions'

const HOURS: Option[] = Array.from({ length: 24 }, (_, hour) => ({ value: hour, label: `${String(hour).padStart(2, '0')}:00` }))

/** What routing rules look at: the message that opens a ticket, and the clock. */
export function useRuleVocabulary(): Vocabulary {
  const { t } = useI18n()
  const { data: accounts } = useChannelAccounts()
  const fieldLabel = (field: string) => t(`routing_rules.field.${field}`)

  function options(field: string): Option[] {
    switch (field) {
      case 'channel_account_id':
        return (accounts.value ?? []).map((account) => ({ value: account.id, label: `${account.name} (${account.address})` }))
      case 'channel_kind':
        return [{ value: 'email', label: t('common.channel.email') }]
      case 'language':
        return LANGUAGES.map((language) => ({ value: language, label: t(`routing_rules.language.${language}`) }))
      case 'weekday':
        return DAYS.map((day) => ({ value: day, label: t(`settings.hours.day.${day}`) }))
      default:
        return field === 'hour' ? HOURS : []
    }
  }

  return {
    conditions: ruleConditions,
    fields: () => [FIELD_NAMES.map((value) => ({ value, label: fieldLabel(value) }))],
    fieldLabel,
    operators: (field) => FIELDS[field]?.operators ?? [],
    operatorLabel: (_field, operator) => t(`routing_rules.operator.${operator}`),
    options,
    customerKind: (field) => (field === 'contact_id' ? 'contact' : field === 'account_id' ? 'account' : null),
    everything: () => t('routing_rules.every_ticket'),
  }
}
