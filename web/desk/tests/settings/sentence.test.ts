import { createI18n } from 'vue-i18n'
import { describe, expect, it } from 'vitest'
import type { Condition, RoutingRule } from '@/api/types'
import { sentences, type Names } from '@/features/routing-rules/sentence'
import en from '@/locales/en'
import enRest from '@/locales/en.rest'
import th from '@/locales/th'
import thRest from '@/locales/th.rest'

const names: Names = {
  team: (id) => ({ sales: 'Sales' })[id],
  user: (id) => ({ nok: 'Nok' })[id],
  tag: (id) => ({ quote: 'quotation' })[id],
  mailbox: () => 'Support',
  customer: () => undefined,
}
const nothing: RoutingRule['actions'] = { team_id: null, owner_id: null, priority: null, type: null, tag_ids: [], stop: false }

function writer(locale: 'th' | 'en') {
  const i18n = createI18n({ legacy: false, locale, messages: { th: { ...th, ...thRest }, en: { ...en, ...enRest } } as never })
  const { t } = i18n.global as unknown as { t: (key: string, params: Record<string, unknown>) => string }
  return sentences((key, params) => t(key, params ?? {}), names)
}

const words: Condition = { field: 'subject', operator: 'contains_any', value: ['quotation', 'ใบเสนอราคา'] }
const domain: Condition = { field: 'sender_domain', operator: 'is_any_of', value: ['hotel.co.th'] }

describe('a rule in plain words', () => {
  it('names words, team, tag and the end of the list', () => {
    const actions = { ...nothing, team_id: 'sales', tag_ids: ['quote'], stop: true }
    expect(writer('en').rule({ conditions: { all: [words, domain] }, actions })).toBe(
      "When the subject contains “quotation” or “ใบเสนอราคา” and the sender's domain is “hotel.co.th”: give it to team Sales and tag it “quotation”, then stop.",
    )
    expect(writer('th').rule({ conditions: { all: [words, domain] }, actions })).toBe(
      'เมื่อหัวเรื่องมีคำว่า “quotation” หรือ “ใบเสนอราคา” และ โดเมนผู้ส่งคือ “hotel.co.th” ให้ส่งให้ทีมSales และ ติดป้าย “quotation” แล้วหยุด',
    )
  })

  it('puts inner groups into parentheses', () => {
    const conditions: Condition = { any: [words, { all: [domain, { field: 'hour', operator: 'between', value: [22, 6] }] }] }
    expect(writer('en').when(conditions)).toBe(
      "When the subject contains “quotation” or “ใบเสนอราคา” or (the sender's domain is “hotel.co.th” and the time is between 22:00 and 06:00)",
    )
  })

  it('knows days, business hours and what is missing', () => {
    const conditions: Condition = { all: [{ field: 'weekday', operator: 'is_any_of', value: [5, 6] }, { field: 'is_within_hours', operator: 'is', value: false }] }
    expect(writer('en').when(conditions)).toBe('When it is Saturday or Sunday and it is outside business hours')
    expect(writer('th').when({ none: [{ field: 'account_id', operator: 'is_empty', value: null }] })).toBe('เมื่อไม่ใช่กรณีที่ไม่มีบริษัท')
    expect(writer('en').then({ ...nothing, team_id: 'gone' })).toBe('give it to team (deleted)')
  })

  it('says that a rule without conditions counts for everything', () => {
    expect(writer('en').rule({ conditions: { all: [] }, actions: { ...nothing, priority: 'low' } })).toBe('For every new ticket: set priority to Low.')
  })
})
