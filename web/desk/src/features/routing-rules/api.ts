import { useQuery } from '@tanstack/vue-query'
import { client, ifMatch, unwrap } from '@/api/client'
import type { RoutingRule, RoutingRuleInput, TicketType } from '@/api/types'
import { keys } from '@/query'

const at = (rule: RoutingRule) => ({ params: { path: { rule_id: rule.id }, header: ifMatch(rule.version) } })

/** The description says only "an object" of conditions; the desk knows their shape (`Condition`). */
const known = (rule: object): RoutingRule => rule as RoutingRule
const described = <Body>(body: Body) => body as Body & { name: string; conditions: Record<string, unknown>; actions: { type: TicketType | null } }

/** All rules in the order in which they are tried. */
export const listRoutingRules = async (): Promise<RoutingRule[]> => unwrap(client.GET('/routing-rules')).then((page) => page.items.map(known))

export const useRoutingRules = () => useQuery({ queryKey: keys.routingRules, queryFn: listRoutingRules })

export const addRoutingRule = (body: RoutingRuleInput): Promise<RoutingRule> => unwrap(client.POST('/routing-rules', { body: described(body) })).then(known)

export const patchRoutingRule = (rule: RoutingRule, body: Partial<RoutingRuleInput>): Promise<RoutingRule> =>
  unwrap(client.PATCH('/routing-rules/{rule_id}', { ...at(rule), body: described(body) })).then(known)

export const deleteRoutingRule = (rule: RoutingRule) => unwrap(client.DELETE('/routing-rules/{rule_id}', at(rule)))

export const orderRoutingRules = (ids: string[]) => unwrap(client.PUT('/routing-rules/order', { body: { ids } }))
