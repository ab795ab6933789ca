import type { Attachment, DraftKind, Message } from '@/api/types'
import { useSession } from '@/stores/session'
import type { Recipients } from './recipients'

interface Written {
  id: string
  ticketId: string
  kind: DraftKind
  text: string
  attachments: Attachment[]
  recipients: Recipients
}

/** The bubble that stands in the conversation until the server has answered. */
export function laidOnTop(written: Written): Message {
  const me = useSession().me
  return {
    id: written.id,
    ticket_id: written.ticketId,
    conversation_id: null,
    direction: written.kind === 'note' ? 'internal' : 'outbound',
    author: { kind: 'user', id: me?.id ?? null, name: me?.name ?? '' },
    subject: '',
    text: written.text,
    reply_text: written.text,
    quoted_text: '',
    signature: '',
    has_html: false,
    has_quoted: false,
    html_url: null,
    created_at: new Date().toISOString(),
    sent_at: null,
    ...written.recipients,
    attachments: written.attachments,
    machine: null,
    authentication: '',
    is_automatic: false,
    is_side: false, subject_changed: false,
    mentions: [],
    quick_replies: [],
    delivery: null,
    call: null,
    reactions: [],
    has_raw: false,
    version: 0,
  }
}
