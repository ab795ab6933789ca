import type { Acknowledgement, AnyChannelAccount, Language } from '@/api/types'
import type { FieldErrors } from '@/lib/fieldErrors'

export interface Words {
  th: string
  en: string
}

export const QUESTION_TYPES = ['text', 'email', 'phone', 'select', 'textarea'] as const
export type QuestionType = (typeof QUESTION_TYPES)[number]

export interface Question {
  key: string
  label: Words
  type: QuestionType
  required: boolean
  options: Words[]
}

/** The widget's own document, as channels/webchat/manifest.py describes it. */
export interface WidgetSettings {
  allowed_origins: string[]
  languages: Language[]
  theme: { color: string; position: 'left' | 'right'; mode: 'auto' | 'light' | 'dark'; logo_url: string }
  texts: { title: Words; greeting: Words; proactive: Words; away: Words; placeholder: Words; consent: Words; privacy_url: string }
  pre_chat: { is_required: boolean; fields: Question[] }
  uploads: { is_allowed: boolean; max_bytes: number; types: string[] }
  limits: { messages_per_minute: number; visitors_per_hour: number; uploads_per_hour: number; upload_bytes_per_day: number }
  quick_replies: Words[]
  needs_consent: boolean
  sound: boolean
  shows_wait: boolean
  identity_secret: string | null
  has_identity_secret?: boolean
}

export interface LiveChat {
  acceptance: 'ring' | 'automatic'
  opening: 'business_hours' | 'presence'
  ring_seconds: number
  chats_per_agent: number
  missed_after_seconds: number
  abandoned_after_seconds: number
  idle_after_seconds: number
  mail_after_seconds: number
}

export type WidgetAccount = AnyChannelAccount & { kind: 'webchat'; settings: WidgetSettings; live_chat: LiveChat }

/** The part of a widget that a person edits. */
export interface WidgetDraft {
  name: string
  is_enabled: boolean
  default_team_id: string | null
  reply_channel_account_id: string | null
  acknowledgement: Acknowledgement
  reopen_days: number
  brand: string
  language: Language
  settings: WidgetSettings
  live_chat: LiveChat
}

const FILES = [
  'image/*', 'audio/*', 'video/*', 'text/plain', 'text/csv', 'application/pdf', 'application/zip', 'application/json', 'application/rtf', 'application/msword', 'application/vnd.ms-excel',
  'application/vnd.ms-powerpoint', 'application/vnd.openxmlformats-officedocument.*', 'application/vnd.oasis.opendocument.*',
]
const MEBIBYTE = 1024 * 1024

/** A widget as it begins: friendly words in both languages, a name and an e-mail asked for, nothing kept without consent. */
export function blankWidget(language: Language): WidgetDraft {
  return {
    name: '', is_enabled: true, default_team_id: null, reply_channel_account_id: null, reopen_days: 14, brand: '', language,
    acknowledgement: { is_enabled: false, subject_th: '', text_th: '', text_en: '' },
    live_chat: { acceptance: 'ring', opening: 'business_hours', ring_seconds: 30, chats_per_agent: 4, missed_after_seconds: 300, abandoned_after_seconds: 120, idle_after_seconds: 900, mail_after_seconds: 120 },
    settings: {
      allowed_origins: [], languages: language === 'en' ? ['en', 'th'] : ['th', 'en'],
      theme: { color: '#0f766e', position: 'right', mode: 'auto', logo_url: '' },
      texts: {
        title: { th: 'คุยกับเรา', en: 'Chat with us' }, greeting: { th: 'สวัสดีค่ะ มีอะไรให้เราช่วยไหมคะ', en: 'Hello! How can we help?' },
        proactive: { th: '', en: '' },
        away: { th: 'ตอนนี้ยังไม่มีเจ้าหน้าที่อยู่ ฝากข้อความพร้อมอีเมลไว้ แล้วเราจะติดต่อกลับค่ะ', en: 'Nobody is here right now. Leave a message with your e-mail and we will get back to you.' },
        placeholder: { th: 'พิมพ์ข้อความ…', en: 'Write a message…' },
        consent: { th: 'เราจะจำการสนทนานี้ไว้ในเบราว์เซอร์ของคุณ เพื่อให้คุณกลับมาคุยต่อได้', en: 'We remember this chat in your browser, so that you can come back to it.' },
        privacy_url: '',
      },
      pre_chat: {
        is_required: false,
        fields: [
          { key: 'name', label: { th: 'ชื่อ', en: 'Name' }, type: 'text', required: false, options: [] },
          { key: 'email', label: { th: 'อีเมล', en: 'E-mail' }, type: 'email', required: false, options: [] },
        ],
      },
      uploads: { is_allowed: true, max_bytes: 20 * MEBIBYTE, types: FILES },
      limits: { messages_per_minute: 20, visitors_per_hour: 60, uploads_per_hour: 30, upload_bytes_per_day: 200 * MEBIBYTE },
      quick_replies: [], needs_consent: true, sound: true, shows_wait: true, identity_secret: null,
    },
  }
}

export function draftOf(account: WidgetAccount): WidgetDraft {
  const { name, is_enabled, default_team_id, reply_channel_account_id, acknowledgement, reopen_days, brand, language, settings, live_chat } = account
  return { name, is_enabled, default_team_id, reply_channel_account_id, acknowledgement, reopen_days, brand, language, settings, live_chat }
}

/** Only the parts that differ, as PATCH wants them. */
export function changedParts(before: WidgetDraft, after: WidgetDraft): Partial<WidgetDraft> {
  const names = Object.keys(after) as (keyof WidgetDraft)[]
  return Object.fromEntries(names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name])).map((name) => [name, after[name]]))
}

/** What can be told without the server. */
export function widgetErrors(draft: WidgetDraft): FieldErrors {
  const found: FieldErrors = {}
  if (!draft.name.trim()) found.name = 'fields.too_short'
  const secret = draft.settings.identity_secret
  if (secret && secret.length < 16) found['settings.identity_secret'] = 'widgets.wrong.secret_short'
  draft.settings.pre_chat.fields.forEach((question, index) => {
    if (!question.label.th.trim() && !question.label.en.trim()) found[`settings.pre_chat.fields.${index}`] = 'widgets.wrong.label_missing'
    else if (question.type === 'select' && !question.options.some((one) => one.th.trim() || one.en.trim())) found[`settings.pre_chat.fields.${index}`] = 'widgets.wrong.options_missing'
  })
  return found
}

/** A key for a question that no other question has. */
export function newQuestion(questions: Question[]): Question {
  let number = questions.length + 1
  while (questions.some((one) => one.key === `question_${number}`)) number += 1
  return { key: `question_${number}`, label: { th: '', en: '' }, type: 'text', required: false, options: [] }
}

/** One line of choices for each language; what stands in the same place belongs together. */
export function optionsOf(th: string, en: string): Words[] {
  const [thai, english] = [th.split('\n'), en.split('\n')]
  const most = Math.max(thai.length, english.length)
  return Array.from({ length: most }, (_, at) => ({ th: (thai[at] ?? '').trim(), en: (english[at] ?? '').trim() })).filter((one) => one.th || one.en)
}

/** What goes into the company's own pages. */
export function snippetOf(origin: string, key: string): string {
  return `<script async src="${origin}/widget.js" data-key="${key}"></${'script'}>`
}

/** A secret that nobody guesses, made in the browser. */
export function newSecret(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(24)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
