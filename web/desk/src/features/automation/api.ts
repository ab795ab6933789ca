import { useQuery } from '@tanstack/vue-query'
import { client, ifMatch, unwrap } from '@/api/client'
import type { AutomationRule, AutomationRuleInput, AutomationRun, DryRun, Page } from '@/api/types'
import { usePages } from '@/lib/usePages'
import { keys } from '@/query'

const at = (rule: Pick<AutomationRule, 'id' | 'version'>) => ({ params: { path: { rule_id: rule.id }, header: ifMatch(rule.version) } })
/** The description leaves conditions and shown actions open; the desk knows their shape. */
const known = (rule: object): AutomationRule => rule as AutomationRule

export const listAutomationRules = async (): Promise<AutomationRule[]> => (await unwrap(client.GET('/automation-rules'))).items.map(known)

export const useAutomationRules = () => useQuery({ queryKey: keys.automationRules, queryFn: listAutomationRules })

export const addRule = async (body: AutomationRuleInput): Promise<AutomationRule> => known(await unwrap(client.POST('/automation-rules', { body: body as never })))

export const patchRule = async (rule: AutomationRule, body: Partial<AutomationRuleInput>): Promise<AutomationRule> =>
  known(await unwrap(client.PATCH('/automation-rules/{rule_id}', { ...at(rule), body: body as never })))

export const deleteRule = (rule: AutomationRule) => unwrap(client.DELETE('/automation-rules/{rule_id}', at(rule)))

export const orderRules = (ids: string[]) => unwrap(client.PUT('/automation-rules/order', { body: { ids } }))

/** One part of a dry run; the first one also tells how many tickets there are. */
export const tryRule = (rule: AutomationRuleInput, since: string, until: string, cursor: string | null): Promise<DryRun> =>
  unwrap(client.POST('/automation-rules/dry-run', { body: { rule: rule as never, since, until, cursor, limit: 200 } }))

/** What rules did, newest first; of one rule, or of all. */
export const useRuns = (ruleId: () => string | null) =>
  usePages<AutomationRun>(
    () => keys.automationRunsOf(ruleId()),
    (cursor): Promise<Page<AutomationRun>> => unwrap(client.GET('/automation-runs', { params: { query: { rule_id: ruleId() ?? undefined, cursor: cursor ?? undefined, limit: 30 } } })),
  )
