import type { RoutingRule } from '@/api/types'
import { isGroup, toTree, valueShape, type GroupNode, type Node, type TestNode } from './conditions'

/** The names behind the ids in rules; an id that is unknown (somebody deleted it) gives undefined. */
export interface Names {
  team: (id: string) => string | undefined
  user: (id: string) => string | undefined
  tag: (id: string) => string | undefined
  mailbox: (id: string) => string | undefined
  customer: (id: string) => string | undefined
}

export type Translate = (key: string, params?: Record<string, unknown>) => string
type Ruled = Pick<RoutingRule, 'conditions' | 'actions'>

/** Writes rules as one sentence each, in the language that `t` speaks. */
export function sentences(t: Translate, names: Names) {
  const and = (parts: string[]) => listed(parts, t('routing_rules.and'))
  const or = (parts: string[]) => listed(parts, t('routing_rules.or'))
  const gone = () => t('routing_rules.gone')

  function choice(field: string, value: unknown): string {
    const id = String(value)
    if (field === 'channel_account_id') return names.mailbox(id) ?? gone()
    if (field === 'contact_id' || field === 'account_id') return names.customer(id) ?? gone()
    if (field === 'channel_kind') return t(`common.channel.${id}`)
    if (field === 'language') return t(`routing_rules.language.${id}`)
    if (field === 'weekday') return t('routing_rules.weekday', { day: t(`settings.hours.day.${id}`) })
    return id
  }

  function value(test: TestNode): string {
    const shape = valueShape(test.field, test.operator)
    const list = Array.isArray(test.value) ? test.value : [test.value]
    if (shape === 'range') return t('routing_rules.range', { from: clock(list[0]), to: clock(list[1]) })
    if (shape === 'number') return clock(test.value)
    if (shape === 'text' || shape === 'texts') {
      const quoted = list.map((each) => t('routing_rules.quoted', { text: String(each) }))
      return test.operator === 'contains' ? and(quoted) : or(quoted)
    }
    return or(list.map((each) => choice(test.field, each)))
  }

  function test(node: TestNode): string {
    if (node.field === 'is_within_hours') return t(node.value === false ? 'routing_rules.outside_hours' : 'routing_rules.within_hours')
    if (node.field === 'weekday') return t(`routing_rules.day.${node.operator}`, { value: value(node) })
    return t(`routing_rules.test.${node.operator}`, { field: t(`routing_rules.noun.${node.field}`), value: value(node) })
  }

  function group(node: GroupNode, isOutermost: boolean): string {
    const parts = node.items.map((item) => write(item, false))
    if (node.mode === 'none') return t('routing_rules.none_of', { tests: or(parts) })
    const joined = parts.join(t(node.mode === 'all' ? 'routing_rules.and' : 'routing_rules.or'))
    return isOutermost || parts.length < 2 ? joined : t('routing_rules.grouped', { tests: joined })
  }

  function write(node: Node, isOutermost: boolean): string {
    return isGroup(node) ? group(node, isOutermost) : test(node)
  }

  function when(conditions: Ruled['conditions']): string {
    const tree = toTree(conditions)
    return tree.items.length === 0 ? t('routing_rules.always') : t('routing_rules.when', { tests: write(tree, true) })
  }

  function then(actions: Ruled['actions']): string {
    const steps = [
      actions.team_id && t('routing_rules.then.team', { name: names.team(actions.team_id) ?? gone() }),
      actions.owner_id && t('routing_rules.then.owner', { name: names.user(actions.owner_id) ?? gone() }),
      actions.priority && t('routing_rules.then.priority', { name: t(`tickets.priority.${actions.priority}`) }),
      actions.type && t('routing_rules.then.type', { name: t(`tickets.type.${actions.type}`) }),
      actions.tag_ids.length > 0 && t('routing_rules.then.tags', { names: and(actions.tag_ids.map((id) => t('routing_rules.quoted', { text: names.tag(id) ?? gone() }))) }),
    ].filter((step): step is string => Boolean(step))
    const all = steps.length > 0 ? and(steps) : t('routing_rules.then.nothing')
    return actions.stop ? t('routing_rules.then.stop', { steps: all }) : all
  }

  const rule = (ruled: Ruled) => t('routing_rules.sentence', { when: when(ruled.conditions), then: then(ruled.actions) })

  return { when, then, rule }
}

/** `a, b or c`. */
function listed(parts: string[], word: string): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')}${word}${parts.at(-1)}`
}

/** `17` → `17:00`. */
function clock(hour: unknown): string {
  return `${String(hour).padStart(2, '0')}:00`
}
