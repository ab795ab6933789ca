import type { HistoryItem } from '@/api/types'

/** A key of `customers.history` and its words, for one thing that was done to the record of a customer or a company. */
export interface RecordSentence {
  key: string
  words: Record<string, string>
}

type Data = Record<string, unknown>
const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const part = (value: unknown): Data => (value && typeof value === 'object' ? (value as Data) : {})

export function recordSentences(item: Pick<HistoryItem, 'type' | 'data' | 'actor'>): RecordSentence[] {
  const { data } = item
  switch (item.type) {
    case 'contact.created':
      return [{ key: item.actor.kind === 'contact' ? 'wrote' : 'created', words: {} }]
    case 'contact.blocked':
      return [{ key: 'blocked', words: {} }]
    case 'contact.unblocked':
      return [{ key: 'unblocked', words: {} }]
    case 'contact.merged':
      return [{ key: 'merged', words: { name: text(data.gone_name) || '?' } }]
    case 'contact.merge_undone':
      return [{ key: 'parted', words: { name: text(data.gone_name) || '?' } }]
    case 'contact.changed':
      return changed(data)
    case 'account.changed':
      return ofCompany(data)
    default:
      return [{ key: 'other', words: {} }]
  }
}

function ofCompany(data: Data): RecordSentence[] {
  if (data.change === 'created') return [{ key: 'company_created', words: {} }]
  const fields = Array.isArray(data.fields) ? data.fields : []
  const [before, after] = [part(data.before), part(data.after)]
  return fields.map((field): RecordSentence => {
    if (field === 'note') return { key: 'note', words: {} }
    if (field === 'addresses') return { key: 'postal', words: {} }
    if (field === 'name' || field === 'domain') return { key: field, words: { before: text(before[field]) || '–', after: text(after[field]) || '–' } }
    return { key: 'company_other', words: {} }
  })
}

function changed(data: Data): RecordSentence[] {
  const fields = Array.isArray(data.fields) ? data.fields : []
  const [before, after] = [part(data.before), part(data.after)]
  return fields.map((field): RecordSentence => {
    if (field === 'name' && text(after.name)) return { key: 'name', words: { before: text(before.name) || '–', after: text(after.name) } }
    if (field === 'is_vip') return { key: after.is_vip ? 'vip' : 'no_vip', words: {} }
    if (field === 'addresses') return { key: 'postal', words: {} }
    if (field === 'note' || field === 'language') return { key: field, words: {} }
    if (field === 'identities') return { key: data.how === 'added' || data.how === 'removed' ? `address_${data.how}` : 'addresses', words: { address: text(data.address) } }
    if (field === 'accounts') return { key: data.how === 'unlinked' ? 'company_left' : data.how === 'role' ? 'company_role' : 'company', words: { name: text(data.account), role: text(data.role) || '–' } }
    return { key: 'other', words: {} }
  })
}
