import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { PreChatField, Upload, WidgetConfig } from '../src/contract'
import type { Http } from '../src/loader/http'
import { Problem } from '../src/loader/http'
import type { TabWord } from '../src/loader/tabs'
import { firstLetter } from '../src/panel/avatar'
import { clockTime, dayName, fileSize, openingTime } from '../src/panel/dates'
import { splitLinks } from '../src/panel/links'
import { rowsOf } from '../src/panel/rows'
import { problemOfAnswer, profileOf } from '../src/panel/validation'
import { chooseView, questionsFor, type Situation } from '../src/panel/view'
import type { Entry } from '../src/talk/timeline'
import { SoundTurn } from '../src/talk/soundTurn'
import { refusalOf, Tray } from '../src/talk/uploads'
import { en } from '../src/texts/en'
import { th } from '../src/texts/th'
import { message, settle } from './support/doubles'

const links = (text: string) => splitLinks(text).flatMap((piece) => (piece.kind === 'link' ? [piece.href] : []))

describe('links in foreign text', () => {
  it.each([
    ['see https://shop.example/a?b=1, please.', ['https://shop.example/a?b=1']],
    ['ดูที่https://shop.example/หน้าแรกนะคะ', ['https://shop.example/']],
    ['(https://en.example/wiki/Thai_(language))', ['https://en.example/wiki/Thai_(language)']],
    ['www.shop.example', ['https://www.shop.example/']],
    ['write to nok@shop.example.', ['mailto:nok@shop.example']],
    ['javascript:alert(1) data:text/html,x ftp://old.example', []],
    ['https://', []],
  ])('%s', (text, expected) => {
    expect(links(text)).toEqual(expected)
    expect(splitLinks(text).map((piece) => piece.text).join('')).toBe(text)
  })
})

describe('dates', () => {
  const zone = 'Asia/Bangkok'
  const now = Date.parse('2026-11-22T05:00:00Z')
  const words = { today: 'today', yesterday: 'yesterday' }

  it('are in the Buddhist era in Thai', () => {
    expect(dayName('2026-11-16T02:00:00Z', 'th', words, now, zone)).toBe('16 พฤศจิกายน 2569')
    expect(dayName('2026-11-16T02:00:00Z', 'en', words, now, zone)).toBe('16 November 2026')
  })

  it('know today and yesterday in the visitor\'s zone', () => {
    expect(dayName('2026-11-21T18:00:00Z', 'en', words, now, zone)).toBe('today')
    expect(dayName('2026-11-21T16:00:00Z', 'en', words, now, zone)).toBe('yesterday')
  })

  it('say when somebody is back', () => {
    expect(clockTime('2026-11-22T02:00:00Z', 'th', zone)).toBe('09:00')
    expect(openingTime('2026-11-22T09:00:00Z', 'th', now, zone)).toBe('เวลา 16:00 น.')
    expect(openingTime('2026-11-23T02:00:00Z', 'en', now, zone)).toBe('Monday at 09:00')
  })

  it('and sizes are short', () => {
    expect([512, 840_000, 1_048_576, 2_500_000].map(fileSize)).toEqual(['512 B', '820 kB', '1 MB', '2.4 MB'])
  })
})

describe('questions before the chat', () => {
  const field = (key: string, changes: Partial<PreChatField> = {}): PreChatField => ({ key, label: key, type: 'text', required: false, ...changes })
  const situation = (changes: Partial<Situation>, config: Partial<WidgetConfig> = {}): Situation => ({
    config: { needs_consent: false, pre_chat: { is_required: true, fields: [field('name'), field('topic')] }, ...config } as WidgetConfig,
    hasConsent: false,
    hasConversation: false,
    isFormDone: false,
    isAvailable: true,
    known: {},
    emailLabel: 'mail',
    ...changes,
  })

  it('come after consent and before the first word only', () => {
    expect(chooseView(situation({}, { needs_consent: true }))).toBe('consent')
    expect(chooseView(situation({ hasConsent: true }, { needs_consent: true }))).toBe('form')
    expect(chooseView(situation({ hasConversation: true }))).toBe('talk')
    expect(chooseView(situation({ isFormDone: true }))).toBe('talk')
    expect(chooseView(situation({ known: { name: 'Nok', topic: 'x' } }))).toBe('talk')
  })

  it('ask for an address while nobody is there', () => {
    expect(questionsFor(situation({ isAvailable: false })).map((one) => one.key)).toEqual(['name', 'topic', 'email'])
    expect(questionsFor(situation({ isAvailable: false, known: { email: 'a@b.example', name: 'Nok' } })).map((one) => one.key)).toEqual(['topic'])
  })

  it('are checked', () => {
    expect(problemOfAnswer(field('a', { required: true }), '  ')).toBe('required')
    expect(problemOfAnswer(field('a'), '')).toBeNull()
    expect(problemOfAnswer(field('a', { type: 'email' }), 'nok@shop')).toBe('badEmail')
    expect(problemOfAnswer(field('a', { type: 'email' }), ' nok@shop.example ')).toBeNull()
    expect(problemOfAnswer(field('a', { type: 'phone' }), '๐๘๑ ๒๓๔ ๕๖๗๘')).toBeNull()
    expect(problemOfAnswer(field('a', { type: 'phone' }), 'call me')).toBe('badPhone')
  })

  it('become a profile', () => {
    expect(profileOf({ name: ' Nok ', email: '', topic: 'Refund' })).toEqual({ name: 'Nok', fields: { topic: 'Refund' } })
  })
})

describe('the rows of the log', () => {
  const entry = (seq: number, changes: Parameters<typeof message>[1] = {}): Entry => ({ seq, kind: 'message', message: message(seq, changes).document })
  const input = { drafts: [], agentReadSeq: 0, firstNewSeq: null, isConnected: true, timeZone: 'Asia/Bangkok' }

  it('have a line per day and one before what is new', () => {
    const rows = rowsOf({ ...input, firstNewSeq: 2, entries: [entry(1, { at: '2026-11-21T03:00:00Z' }), entry(2), entry(3)] })
    expect(rows.map((row) => row.kind)).toEqual(['day', 'message', 'day', 'new', 'message', 'message'])
  })

  it('join what one person says', () => {
    const nok = { id: '1', name: 'Nok' }
    const rows = rowsOf({ ...input, entries: [entry(1, { author: nok }), entry(2, { author: nok }), entry(3, { author: { id: '2', name: 'Kong' } }), entry(4, { from: 'visitor' })] })
    expect(rows.slice(1).map((row) => row.kind === 'message' && [row.isFirst, row.isLast])).toEqual([[true, false], [false, true], [true, true], [true, true]])
  })

  it('say of own messages how far they are', () => {
    const own = (seq: number) => entry(seq, { from: 'visitor' })
    const draft = { client_id: 'x', text: '', uploads: [], at: '2026-11-22T03:00:00Z', state: 'waiting' as const }
    const statuses = (changes: Partial<Parameters<typeof rowsOf>[0]>) => rowsOf({ ...input, entries: [own(1), own(2), own(3)], ...changes }).map((row) => ('status' in row ? row.status : undefined)).slice(1)
    expect(statuses({})).toEqual([null, null, 'sent'])
    expect(statuses({ agentReadSeq: 2 })).toEqual([null, 'read', 'sent'])
    expect(statuses({ agentReadSeq: 9 })).toEqual([null, null, 'read'])
    expect(statuses({ drafts: [draft, { ...draft, client_id: 'y', state: 'failed' }], isConnected: false })).toEqual([null, null, 'sent', 'waitingToSend', 'failed'])
  })

  it('keep the key of a message when it is accepted', () => {
    const draft = { client_id: 'abc', text: 'hi', uploads: [], at: '2026-11-22T03:00:00Z', state: 'sending' as const }
    const before = rowsOf({ ...input, entries: [], drafts: [draft] })
    const after = rowsOf({ ...input, entries: [entry(1, { from: 'visitor', client_id: 'abc' })] })
    expect(before[1]?.key).toBe(after[1]?.key)
  })
})

describe('the sound of a new message', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  it('is made by one of many tabs', () => {
    const tabs: SoundTurn[] = []
    let sounds = 0
    const broadcast = (from: number) => (word: TabWord) => word.type === 'claimed' && tabs.forEach((tab, at) => at !== from && tab.hear(word.seq))
    for (const at of [0, 1, 2]) tabs.push(new SoundTurn(broadcast(at), () => (sounds += 1), () => at / 3))
    tabs.forEach((tab) => tab.arrived(1, false, false))
    vi.advanceTimersByTime(1_000)
    expect(sounds).toBe(1)
  })

  it('is not made when a tab shows the message', () => {
    const tabs: SoundTurn[] = []
    let sounds = 0
    const broadcast = (from: number) => (word: TabWord) => word.type === 'claimed' && tabs.forEach((tab, at) => at !== from && tab.hear(word.seq))
    for (const at of [0, 1]) tabs.push(new SoundTurn(broadcast(at), () => (sounds += 1)))
    tabs[0]?.arrived(1, false, false)
    tabs[1]?.arrived(1, true, true)
    vi.advanceTimersByTime(1_000)
    expect(sounds).toBe(0)
  })
})

describe('files', () => {
  const rules = { max_bytes: 1000, types: ['image/*', 'application/pdf'] }
  const upload: Upload = { id: 'u1', file_name: 'a.png', content_type: 'image/png', size: 3, url: '/f' }

  it.each([
    [{ name: 'a.png', type: 'image/png', size: 10 }, null],
    [{ name: 'a.pdf', type: 'application/pdf', size: 1001 }, 'file_too_large'],
    [{ name: 'a.exe', type: 'application/x-msdownload', size: 10 }, 'file_type_not_allowed'],
    [{ name: 'unknown', type: '', size: 10 }, null],
    [{ name: 'empty.png', type: 'image/png', size: 0 }, 'empty_file'],
  ])('%o is refused as %s', (file, refusal) => {
    expect(refusalOf(file, rules)).toBe(refusal)
  })

  const tray = (send: () => { done: Promise<Upload>; abort: () => void }) => new Tray({ http: {} as Http, rules: () => rules, ready: () => Promise.resolve(), onChange: () => undefined, send })
  const picture = () => new File(['abc'], 'a.png', { type: 'image/png' })

  it('are on their way, then there', async () => {
    let arrive: (found: Upload) => void = () => undefined
    const files = tray(() => ({ done: new Promise((resolve) => (arrive = resolve)), abort: () => undefined }))
    files.add([picture()])
    await settle()
    expect([files.isBusy, files.uploads]).toEqual([true, []])
    arrive(upload)
    await settle()
    expect([files.isBusy, files.uploads]).toEqual([false, [upload]])
  })

  it('can be cancelled under way', async () => {
    let aborted = 0
    const files = tray(() => ({ done: new Promise(() => undefined), abort: () => (aborted += 1) }))
    files.add([picture()])
    await settle()
    files.remove(files.files[0]!.id)
    expect([files.files, aborted]).toEqual([[], 1])
  })

  it('say why they were refused, and can be tried again', async () => {
    let tries = 0
    const files = tray(() => ({ done: ++tries === 1 ? Promise.reject(new Problem(0, 'network', '')) : Promise.resolve(upload), abort: () => undefined }))
    files.add([picture()])
    await settle()
    expect(files.files[0]?.problem?.code).toBe('network')
    files.retry(files.files[0]!.id)
    await settle()
    expect(files.uploads).toEqual([upload])
  })
})

describe('words', () => {
  const flat = (tree: object, prefix = ''): [string, string][] =>
    Object.entries(tree).flatMap(([key, value]) => (typeof value === 'object' ? flat(value as object, `${prefix}${key}.`) : [[prefix + key, String(value)] as [string, string]]))

  it('are Thai in Thai and not in English', () => {
    expect(flat(th).filter(([, text]) => !/[\u0e00-\u0e7f]/.test(text)).map(([key]) => key)).toEqual(['arrived'])
    expect(flat(en).filter(([, text]) => /[\u0e00-\u0e7f]/.test(text))).toEqual([])
    expect(flat(th).map(([key]) => key).sort()).toEqual(flat(en).map(([key]) => key).sort())
  })

  it('begin a face with the letter that is read', () => {
    expect(['Nok', 'คุณเสียงดี', 'โอ๋', 'ใหญ่', ''].map(firstLetter)).toEqual(['N', 'ส', 'อ', 'ห', ''])
  })
})
