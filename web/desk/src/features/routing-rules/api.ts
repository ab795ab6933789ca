import { useQuery } from '@tanstack/vue-query'
import { client, ifMatch, unwrap } from '@/api/client'
import type { RoutingRule, RoutingRuleInput } from '@/api/types'
import { everyPage } from '@/lib/everyPage'
import { keys } from '@/query'

const at = (rule: RoutingRule) => ({ params: { path: { rule_id: rule.id }, header: ifMatch(rule.version) } })

/** All rules in the order in which they are tried. */
export const listRoutingRules = (): Promise<RoutingRule[]> => everyPage((query) => client.GET('/routing-rules', { params: { query } }))

export const useRoutingRules = () => useQuery({ queryKey: keys.routingRules, queryFn: listRoutingRules })

export const addRoutingRule = (body: RoutingRuleInput): Promise<RoutingRule> => unwrap(client.POST('/routing-rules', { body }))

export const patchRoutingRule = (rule: RoutingRule, body: Partial<RoutingRuleInput>): Promise<RoutingRule> =>
  unwrap(client.PATCH('/routing-rules/{rule_id}', { ...at(rule), body }))

export const deleteRoutingRule = (rule: RoutingRule) => unwrap(client.DELETE('/routing-rules/{rule_id}', at(rule)))

export const orderRoutingRules = (ids: string[]) => unwrap(client.PUT('/routing-rules/order', { body: { ids } }))
