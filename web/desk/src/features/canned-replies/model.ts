import type { Action, Attachment, CannedReply, CannedReplyInput } from '@/api/types'
import type { FieldErrors } from '@/lib/fieldErrors'
import { incompleteActions } from '@/features/actions/model'
import { textOf, unknownPlaceholders } from './placeholders'

export type Visibility = CannedReply['visibility']

/** A reply while somebody writes it; the texts are HTML. */
export interface ReplyDraft {
  name: string
  shortcut: string
  folder: string
  th: string
  en: string
  visibility: Visibility
  team_id: string | null
  attachment_ids: string[]
  /** What it does to the ticket on which it is used. */
  actions: Action[]
  is_enabled: boolean
}

export const blankReply = (visibility: Visibility): ReplyDraft => ({ name: '', shortcut: '', folder: '', th: '', en: '', visibility, team_id: null, attachment_ids: [], actions: [], is_enabled: true })

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
const htmlOf = ({ html, text }: { html: string; text: string }) => html || (text && text.split('\n').map((line) => `<p>${escaped(line)}</p>`).join(''))

export function draftOf(reply: CannedReply): ReplyDraft {
  const { name, shortcut, folder, visibility, team_id, is_enabled, actions } = reply
  return { name, shortcut, folder, visibility, team_id, is_enabled, actions, th: htmlOf(reply.th), en: htmlOf(reply.en), attachment_ids: reply.attachments.map((file) => file.id) }
}

export function inputOf(draft: ReplyDraft): CannedReplyInput {
  const { th, en, shortcut, ...rest } = draft
  return {
    ...rest, name: draft.name.trim(), folder: draft.folder.trim(), shortcut: bareShortcut(shortcut), th: { html: th, text: '' }, en: { html: en, text: '' },
    team_id: draft.visibility === 'team' ? draft.team_id : null,
  } as CannedReplyInput
}

export const bareShortcut = (shortcut: string) => shortcut.trim().replace(/^\/+/, '')

/** What can be told without the server: sentence keys by field. */
export function replyErrors(draft: ReplyDraft): FieldErrors {
  const errors: FieldErrors = {}
  if (!draft.name.trim()) errors.name = 'fields.too_short'
  if (!bareShortcut(draft.shortcut)) errors.shortcut = 'fields.too_short'
  else if (/[\s/]/.test(bareShortcut(draft.shortcut))) errors.shortcut = 'canned_replies.wrong.shortcut'
  if (draft.visibility === 'team' && !draft.team_id) errors.team_id = 'canned_replies.wrong.team_missing'
  for (const language of ['th', 'en'] as const) if (unknownPlaceholders(textOf(draft[language])).length) errors[language] = 'canned_replies.wrong.unknown_placeholders'
  if (incompleteActions(draft.actions).length) errors.actions = 'actions.incomplete'
  if (!textOf(draft.th).trim() && !textOf(draft.en).trim() && !draft.actions.length) errors.th = 'canned_replies.wrong.no_words'
  return errors
}

/** The files of a reply as the tray shows them. */
export const asAttachments = (reply: CannedReply): Attachment[] => reply.attachments.map((file) => ({ ...file, is_inline: false, state: 'stored', reason: null, url: '' }))
