import { conditionsOver, PRESENCE, type Fields, type ValueShape } from '@/features/conditions/tree'

export { isGroup, newGroup, type GroupNode, type Node, type TestNode } from '@/features/conditions/tree'

const TEXT = ['contains_any', 'contains', 'does_not_contain', 'matches_words', 'is', 'is_not', 'starts_with', 'ends_with', ...PRESENCE]
const ADDRESS = ['is_any_of', 'is_none_of', 'contains_any', 'does_not_contain', 'starts_with', 'ends_with']
const CHOICE = ['is_any_of', 'is_none_of']

/** What rules can ask about, in the order of the menu, with the operators that make sense for each. */
export const FIELDS: Fields = {
  subject: { kind: 'text', operators: TEXT },
  body: { kind: 'text', operators: TEXT },
  sender_address: { kind: 'text', operators: ADDRESS },
  sender_domain: { kind: 'text', operators: ADDRESS },
  channel_account_id: { kind: 'choice', operators: CHOICE },
  channel_kind: { kind: 'choice', operators: CHOICE },
  contact_id: { kind: 'choice', operators: CHOICE },
  account_id: { kind: 'choice', operators: [...CHOICE, ...PRESENCE] },
  language: { kind: 'choice', operators: CHOICE },
  is_within_hours: { kind: 'boolean', operators: ['is'] },
  weekday: { kind: 'number', operators: CHOICE },
  hour: { kind: 'number', operators: ['between', 'less_than', 'greater_than'] },
}
export const FIELD_NAMES = Object.keys(FIELDS)

/** Numbers are hours of the day here. */
function blank(shape: ValueShape): unknown {
  const blanks: Partial<Record<ValueShape, unknown>> = { nothing: null, text: '', texts: [], choice: '', choices: [], number: 12, range: [9, 17], flag: true }
  return blanks[shape]
}

export const ruleConditions = conditionsOver(() => FIELDS, blank)
export const { valueShape, newTest, withField, withOperator, toTree, fromTree, incomplete } = ruleConditions
