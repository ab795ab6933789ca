import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { AutomationRule, AutomationTiming } from '@/api/types'
import { useActionSentences } from '@/features/actions/useActionSentences'
import { UNIT_MINUTES, unitOf } from './model'

type Ruled = Pick<AutomationRule, 'kind' | 'triggers' | 'timing' | 'actions'>

/** Says in one line when a rule acts and what it does. */
export function useRuleSentence() {
  const { t } = useI18n()
  const actions = useActionSentences()

  return computed(() => {
    function length(minutes: number): string {
      const unit = unitOf(minutes)
      const count = minutes / UNIT_MINUTES[unit]
      return t(`automation.length.${unit}`, { count }, count)
    }

    function clock(timing: AutomationTiming): string {
      const words = t(`automation.since_for.${timing.since}`, { length: length(timing.minutes) })
      return timing.business_hours ? t('automation.in_business_hours', { words }) : words
    }

    function when(rule: Ruled): string {
      if (rule.kind === 'time' && rule.timing) return clock(rule.timing)
      return rule.triggers.map((trigger) => t(`automation.trigger.${trigger}`)).join(t('automation.or'))
    }

    return { when, then: (rule: Ruled) => actions.value.all(rule.actions), length }
  })
}
