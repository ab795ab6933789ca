import type { HistoryItem } from '@/api/types'

/** The sentence of a history line: a key of `history.json` and its words. `of` keys are looked up in turn. */
export interface Sentence {
  key: string
  words: Record<string, string | number>
  /** Words that are themselves keys, e.g. the name of a status. */
  lookups: Record<string, string>
}

type Data = Record<string, unknown>
const text = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '')
const list = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [])
const sentence = (key: string, words: Sentence['words'] = {}, lookups: Sentence['lookups'] = {}): Sentence => ({ key, words, lookups })
const status = (value: unknown) => `tickets.status.${text(value) || 'open'}`

const CHAT_DECLINED: Record<string, string> = { timeout: 'chat_rang_out', left: 'chat_moved_on' }
const CHAT_ENDED: Record<string, string> = { idle: 'chat_idle', abandoned: 'chat_abandoned', missed: 'chat_missed' }

/** Says what happened; an unknown kind of event gives the general sentence instead of nothing. */
export function sentenceFor(item: Pick<HistoryItem, 'type' | 'data'> & { actor?: { id: string | null } }): Sentence {
  const { data } = item
  switch (item.type) {
    case 'ticket.opened':
      return sentence(data.by === 'agent' ? 'opened_by_us' : 'opened')
    case 'ticket.reopened':
      return sentence('reopened')
    case 'ticket.status_changed':
      return sentence('status', {}, { before: status(data.before), status: status(data.status) })
    case 'ticket.assigned':
      return assigned(data, item.actor?.id ?? null)
    case 'ticket.priority_changed':
      return sentence('priority', {}, { priority: `tickets.priority.${text(data.priority) || 'normal'}` })
    case 'ticket.type_changed':
      return data.after ? sentence('type', {}, { type: `tickets.type.${text(data.after)}` }) : sentence('type_cleared')
    case 'ticket.subject_changed':
      return sentence('subject')
    case 'ticket.tagged':
      return tagged(data)
    case 'ticket.spam_marked':
      return sentence(data.sender_blocked ? 'spam_blocked' : 'spam')
    case 'ticket.spam_cleared':
      return sentence('spam_cleared')
    case 'ticket.trashed':
      return sentence('trashed')
    case 'ticket.restored':
      return sentence('restored')
    case 'ticket.follower_added':
      return sentence(data.how === 'mentioned' ? 'follower_mentioned' : 'follower_added', { name: text(data.user_name) })
    case 'ticket.follower_removed':
      return sentence('follower_removed', { name: text(data.user_name) })
    case 'ticket.linked':
      return data.kind === 'copy' || data.kind === 'follow_up' ? sentence(data.kind === 'copy' ? 'linked_copy' : 'linked', { number: text(data.target_number) }) : sentence('other')
    case 'contact.merged':
      return sentence('customers_merged', { gone: text(data.gone_name) || '?', kept: text(data.kept_name) || '?' })
    case 'contact.merge_undone':
      return sentence('customers_parted', { gone: text(data.gone_name) || '?', kept: text(data.kept_name) || '?' })
    case 'call.changed':
      return sentence('call_changed')
    case 'chat.started':
      return sentence(data.is_away ? 'chat_offline' : 'chat_started')
    case 'chat.offered':
      return sentence('chat_offered', { name: text(data.user_name) })
    case 'chat.declined':
      return sentence(CHAT_DECLINED[text(data.how)] ?? 'chat_declined', { name: text(data.user_name) })
    case 'chat.accepted':
      return sentence(data.how === 'automatic' ? 'chat_given' : 'chat_accepted', { name: text(data.user_name) })
    case 'chat.transferred':
      return sentence('chat_transferred', { name: text(data.to_name) })
    case 'chat.ended':
      return sentence(CHAT_ENDED[text(data.ended_by)] ?? 'chat_ended')
    case 'chat.wrapped_up':
      return data.wrap_up_code ? sentence('chat_wrapped_up', { code: text(data.wrap_up_code) }) : sentence('chat_noted')
    default:
      return sentence('other')
  }
}

function assigned(data: Data, actorId: string | null): Sentence {
  const owner = text(data.owner_name)
  const team = text(data.team_name)
  const hasNewOwner = text(data.owner_id) !== text(data.owner_before)
  const hasNewTeam = text(data.team_id) !== text(data.team_before)
  if (hasNewOwner && owner && !hasNewTeam && data.owner_id === actorId) return sentence('took')
  if (hasNewOwner && owner && hasNewTeam && team) return sentence('assigned_both', { owner, team })
  if (hasNewOwner && owner) return sentence('assigned', { owner })
  if (hasNewOwner && !hasNewTeam) return sentence('unassigned', { owner: text(data.owner_name_before) })
  if (hasNewTeam && team) return sentence('team', { team })
  return sentence(hasNewTeam ? 'team_cleared' : 'other', { team: text(data.team_name_before) })
}

function tagged(data: Data): Sentence {
  const added = list(data.added).join(', ')
  const removed = list(data.removed).join(', ')
  if (added && removed) return sentence('tags_changed', { added, removed })
  return added ? sentence('tags_added', { added }) : sentence('tags_removed', { removed })
}
