import type { Draft } from '../talk/outbox'
import type { Entry } from '../talk/timeline'
import type { MessageDocument, StateDocument } from '../contract'
import { dayKey } from './dates'

export type OwnStatus = 'pending' | 'waitingToSend' | 'sent' | 'read' | 'failed'

export type Row =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'new'; key: string }
  | { kind: 'state'; key: string; state: StateDocument }
  | { kind: 'message'; key: string; message: MessageDocument; isFirst: boolean; isLast: boolean; status: OwnStatus | null }
  | { kind: 'draft'; key: string; draft: Draft; isFirst: boolean; isLast: boolean; status: OwnStatus }

export interface RowsInput {
  entries: readonly Entry[]
  drafts: readonly Draft[]
  agentReadSeq: number
  /** The first message that was not read when the panel was opened; null for no line. */
  firstNewSeq: number | null
  isConnected: boolean
  timeZone?: string
}

/** The lines of the log in order: days, messages grouped by who speaks, and at the end what is not sent yet. */
export function rowsOf({ entries, drafts, agentReadSeq, firstNewSeq, isConnected, timeZone }: RowsInput): Row[] {
  const rows: Row[] = []
  let day = ''
  const lineForDay = (at: string) => {
    const found = dayKey(at, timeZone)
    if (found !== day) rows.push({ kind: 'day', key: `day ${found}`, at })
    day = found
  }
  const lastOwn = entries.reduce((seq, entry) => (entry.kind === 'message' && entry.message.from === 'visitor' ? entry.seq : seq), 0)
  const lastRead = entries.reduce((seq, entry) => (entry.kind === 'message' && entry.message.from === 'visitor' && entry.seq <= agentReadSeq ? entry.seq : seq), 0)
  for (const entry of entries) {
    // That somebody waits is said above the composer while he does, with his place; afterwards it is no news.
    if (entry.kind === 'state' && entry.state.code === 'chat_waiting') continue
    const at = entry.kind === 'message' ? entry.message.at : entry.state.at
    lineForDay(at)
    if (entry.seq === firstNewSeq) rows.push({ kind: 'new', key: 'new' })
    if (entry.kind === 'state') rows.push({ kind: 'state', key: `seq ${entry.seq}`, state: entry.state })
    else {
      const status = entry.message.from !== 'visitor' ? null : entry.seq === lastRead ? 'read' : entry.seq === lastOwn ? 'sent' : null
      // A draft's row and its frame's row are the same node: nothing jumps when the message is accepted.
      const key = entry.message.client_id ? `own ${entry.message.client_id}` : `seq ${entry.seq}`
      rows.push({ kind: 'message', key, message: entry.message, isFirst: true, isLast: true, status })
    }
  }
  for (const draft of drafts) {
    lineForDay(draft.at)
    rows.push({ kind: 'draft', key: `own ${draft.client_id}`, draft, isFirst: true, isLast: true, status: statusOf(draft, isConnected) })
  }
  return grouped(rows)
}

function statusOf(draft: Draft, isConnected: boolean): OwnStatus {
  if (draft.state === 'failed') return 'failed'
  if (draft.state === 'accepted') return 'sent'
  return isConnected ? 'pending' : 'waitingToSend'
}

function speakerOf(row: Row | undefined): string | null {
  if (row?.kind === 'draft') return 'visitor'
  if (row?.kind !== 'message') return null
  const { from, author } = row.message
  return from === 'agent' ? `agent ${author?.id ?? author?.name ?? ''}` : from
}

function grouped(rows: Row[]): Row[] {
  return rows.map((row, at) => {
    const speaker = speakerOf(row)
    if (speaker === null || (row.kind !== 'message' && row.kind !== 'draft')) return row
    return { ...row, isFirst: speakerOf(rows[at - 1]) !== speaker, isLast: speakerOf(rows[at + 1]) !== speaker }
  })
}
