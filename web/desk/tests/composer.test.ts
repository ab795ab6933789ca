import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Attachment, Way } from '@/api/types'
import { dropLocalCopies } from '@/features/drafts/localCopies'
import { useLocalCopy } from '@/features/drafts/localCopy'
import { lastSideMail } from '@/features/messages/mergeDetail'
import { charactersLeft, liveProblems } from '@/features/replies/limits'
import { defaultRecipients } from '@/features/replies/recipients'
import { naturalWay } from '@/features/replies/useWays'
import { message } from './support/tickets'

const CHAT = { can_html: false, can_subject: false, can_cc: false, can_quick_reply: true, can_attach: true, max_text_length: 10, max_attachment_bytes: 100, max_attachments: 2, allowed_content_types: ['image/*', 'application/pdf'], undo_seconds: 0 }
const file = (id: string, changes: Partial<Attachment> = {}): Attachment => ({ id, file_name: id, content_type: 'image/png', size: 10, is_inline: false, state: 'stored', reason: null, url: '', ...changes })
const codes = (text: string, files: Attachment[] = [], can = CHAT, closes: string | null = null) => liveProblems(text, files, can, closes, Date.parse('2026-11-22T10:00:00Z')).map((one) => one.code)

describe('limits of a channel', () => {
  it('are told while something is written', () => {
    expect(codes('สั้น')).toEqual([])
    expect(codes('x'.repeat(11))).toEqual(['text_too_long'])
    expect(codes('', [file('a', { content_type: 'text/html' }), file('b', { size: 101 })])).toEqual(['file_type_not_allowed', 'attachment_too_large'])
    expect(codes('', [file('a', { size: 60 }), file('b', { size: 60 })])).toEqual(['attachments_too_large'])
    expect(codes('', [file('a'), file('b'), file('c')])).toEqual(['too_many_attachments'])
    expect(codes('', [file('a')], { ...CHAT, can_attach: false })).toEqual(['attachments_not_possible'])
  })

  it('include a window that has closed', () => {
    expect(codes('x', [], CHAT, '2026-11-22T09:59:00Z')).toEqual(['window_over'])
    expect(codes('x', [], CHAT, '2026-11-22T10:01:00Z')).toEqual([])
  })

  it('count down only near the end', () => {
    expect([charactersLeft('x'.repeat(8), 10), charactersLeft('x'.repeat(9), 10), charactersLeft('x'.repeat(12), 10), charactersLeft('x', null)]).toEqual([null, 1, -2, null])
  })
})

describe('the way to a customer', () => {
  const way = (key: string, changes: Partial<Way>) => ({ key, is_default: false, last_inbound_at: null, channel_kind: 'email', ...changes }) as Way
  const talk = way('talk', { is_default: true, channel_kind: 'webchat', last_inbound_at: '2026-11-22T09:00:00Z' })

  it('is where he wrote last, and the talk while it is live', () => {
    const mail = way('mail', { last_inbound_at: '2026-11-22T09:30:00Z' })
    expect(naturalWay([talk, mail], false)?.key).toBe('mail')
    expect(naturalWay([talk, mail], true)?.key).toBe('talk')
    expect(naturalWay([talk, way('mail', {})], false)?.key).toBe('talk')
    expect(naturalWay([], false)).toBeUndefined()
  })
})

describe('a side conversation', () => {
  const supplier = { kind: 'email', external_id: 'parts@supplier.example', name: '' }
  const forwarded = message('f', { direction: 'outbound', is_side: true, conversation_id: 'side', to: [supplier] })

  it('never decides whom the customer\'s answer goes to', () => {
    const customer = { kind: 'email', external_id: 'somchai@example.com', name: '' }
    const answered = message('a', { direction: 'outbound', to: [customer] })
    const back = message('b', { is_side: true, conversation_id: 'side', cc: [{ kind: 'email', external_id: 'boss@supplier.example', name: '' }] })
    expect(defaultRecipients([answered, forwarded, back], null, 'email', [])).toEqual({ to: [customer], cc: [], bcc: [] })
  })

  it('goes on with whoever our last mail in it went to', () => {
    const open = { messages: [forwarded, message('b', { is_side: true, conversation_id: 'side' })] } as never
    expect(lastSideMail(open, 'side')?.to).toEqual([supplier])
    expect(lastSideMail(open, 'other')).toBeUndefined()
  })
})

describe('the copy on this device', () => {
  const copy = (text: string, at: string) => ({ html: `<p>${text}</p>`, text, to: [], cc: [], bcc: [], at })
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.parse('2026-11-22T10:00:00Z') })
    localStorage.clear()
  })

  it('is offered when the server has something older, and not when it has the same', () => {
    const local = useLocalCopy('nok', 'ticket', 'reply')
    local.keep(copy('ค้างไว้', '2026-11-22T09:50:00Z'))
    vi.runAllTimers()
    expect(local.find('', '2026-11-22T09:40:00Z')?.text).toBe('ค้างไว้')
    expect(useLocalCopy('somebody', 'ticket', 'reply').find('', null)).toBeNull()
    expect(local.find('<p>ค้างไว้</p>', null)).toBeNull()
    expect(local.find('', null), 'it is gone once the server has it').toBeNull()
  })

  it('is not offered after a week, nor when the server is newer', () => {
    const local = useLocalCopy('nok', 'ticket', 'reply')
    local.keep(copy('เก่า', '2026-11-10T09:00:00Z'))
    vi.runAllTimers()
    expect(local.find('', null)).toBeNull()
    local.keep(copy('แก้ที่อื่นแล้ว', '2026-11-22T09:00:00Z'))
    vi.runAllTimers()
    expect(local.find('<p>x</p>', '2026-11-22T09:30:00Z')).toBeNull()
  })

  it('leaves with whoever signs out', () => {
    const local = useLocalCopy('nok', 'ticket', 'reply')
    local.keep(copy('ลับ', '2026-11-22T09:59:00Z'))
    vi.runAllTimers()
    localStorage.setItem('sawasdesk.language', 'th')
    dropLocalCopies()
    expect(Object.keys(localStorage)).toEqual(['sawasdesk.language'])
  })
})
