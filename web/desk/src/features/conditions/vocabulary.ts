import { inject, provide, type InjectionKey } from 'vue'
import type { Conditions } from './tree'

export interface Option {
  value: string | number
  label: string
}

/** What conditions are about here, and how it is called. The fields of rules, of tickets, of whatever comes. */
export interface Vocabulary {
  conditions: Conditions
  /** Fields in the order of the menu; each inner list stands apart from the next. */
  fields: () => Option[][]
  fieldLabel: (field: string) => string
  operators: (field: string) => string[]
  operatorLabel: (field: string, operator: string) => string
  /** What can be chosen for a field; numbers without options are typed. */
  options: (field: string) => Option[]
  /** Customers and companies are searched for. */
  customerKind: (field: string) => 'contact' | 'account' | null
  /** What it means that there is no condition at all. */
  everything: () => string
}

const KEY: InjectionKey<Vocabulary> = Symbol('vocabulary')

export const provideVocabulary = (vocabulary: Vocabulary): void => provide(KEY, vocabulary)

export function useVocabulary(): Vocabulary {
  const vocabulary = inject(KEY)
  if (!vocabulary) throw new Error('conditions need a vocabulary')
  return vocabulary
}
