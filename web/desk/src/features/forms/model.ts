import type { Acknowledgement, AnyChannelAccount, Language } from '@/api/types'
import type { FieldErrors } from '@/lib/fieldErrors'

export const FIELD_TYPES = ['text', 'textarea', 'email', 'phone', 'number', 'select', 'radio', 'checkbox', 'date', 'file', 'hidden'] as const
export type FieldType = (typeof FIELD_TYPES)[number]
export const MEANINGS = ['none', 'name', 'email', 'phone', 'subject', 'body'] as const
export type Meaning = (typeof MEANINGS)[number]
export const FILE_KINDS = ['image', 'pdf', 'document', 'audio', 'video', 'archive'] as const
export type FileKind = (typeof FILE_KINDS)[number]

export interface FieldOption {
  value: string
  label_th: string
  label_en: string
}

export interface FormField {
  key: string
  type: FieldType
  label_th: string
  label_en: string
  help_th: string
  help_en: string
  placeholder_th: string
  placeholder_en: string
  is_required: boolean
  options: FieldOption[]
  min_length: number | null
  max_length: number | null
  minimum: string
  maximum: string
  pattern: string
  default: string
  maps_to: Meaning
}

/** The form's own document, as channels/webform/manifest.py describes it. */
export interface FormSettings {
  title_th: string
  title_en: string
  intro_th: string
  intro_en: string
  button_th: string
  button_en: string
  confirmation_th: string
  confirmation_en: string
  languages: Language[]
  fields: FormField[]
  color: string
  redirect_url: string
  notify: string[]
  allowed_origins: string[]
  proof_of_work: number
  shortest_seconds: number
  submissions_per_hour: number
  max_files: number
  max_file_bytes: number
  file_kinds: FileKind[]
}

export type FormAccount = AnyChannelAccount & { kind: 'webform'; settings: FormSettings }

/** The part of a form that a person edits. */
export interface FormDraft {
  name: string
  address: string
  is_enabled: boolean
  default_team_id: string | null
  reply_channel_account_id: string | null
  acknowledgement: Acknowledgement
  reopen_days: number
  brand: string
  language: Language
  settings: FormSettings
}

const NOTHING: Omit<FormField, 'key' | 'type'> = {
  label_th: '', label_en: '', help_th: '', help_en: '', placeholder_th: '', placeholder_en: '', is_required: false, options: [],
  min_length: null, max_length: null, minimum: '', maximum: '', pattern: '', default: '', maps_to: 'none',
}

/** Questions that nearly every form asks, ready to use. */
export const COMMON_FIELDS: Record<Exclude<Meaning, 'none'>, FormField> = {
  name: { ...NOTHING, key: 'name', type: 'text', label_th: 'ชื่อ', label_en: 'Name', is_required: true, maps_to: 'name' },
  email: { ...NOTHING, key: 'email', type: 'email', label_th: 'อีเมล', label_en: 'E-mail', is_required: true, maps_to: 'email' },
  phone: { ...NOTHING, key: 'phone', type: 'phone', label_th: 'เบอร์โทรศัพท์', label_en: 'Phone', maps_to: 'phone' },
  subject: { ...NOTHING, key: 'subject', type: 'text', label_th: 'หัวข้อ', label_en: 'Subject', max_length: 200, maps_to: 'subject' },
  body: { ...NOTHING, key: 'message', type: 'textarea', label_th: 'ข้อความ', label_en: 'Message', is_required: true, max_length: 5000, maps_to: 'body' },
}

const MAY_MEAN: Record<Exclude<Meaning, 'none'>, FieldType[]> = {
  name: ['text', 'hidden'], email: ['email'], phone: ['phone'], subject: ['text', 'select', 'radio', 'hidden'], body: ['textarea', 'text'],
}

/** What an answer of this type can stand for. */
export function meaningsOf(type: FieldType): Meaning[] {
  return MEANINGS.filter((meaning) => meaning === 'none' || MAY_MEAN[meaning].includes(type))
}

export const hasOptions = (type: FieldType): boolean => type === 'select' || type === 'radio' || type === 'checkbox'
export const hasLength = (type: FieldType): boolean => type === 'text' || type === 'textarea'
export const hasRange = (type: FieldType): boolean => type === 'number' || type === 'date'
export const hasPattern = (type: FieldType): boolean => type === 'text' || type === 'phone'
export const hasPlaceholder = (type: FieldType): boolean => ['text', 'textarea', 'email', 'phone', 'number'].includes(type)

function freeKey(wanted: string, fields: FormField[]): string {
  const taken = new Set(fields.map((field) => field.key))
  if (!taken.has(wanted)) return wanted
  let number = 2
  while (taken.has(`${wanted}_${number}`)) number += 1
  return `${wanted}_${number}`
}

/** An empty question of a type; choices begin with two options to fill in. */
export function newField(type: FieldType, fields: FormField[]): FormField {
  const options = type === 'select' || type === 'radio' ? [newOption([]), newOption([newOption([])])] : []
  return { ...NOTHING, key: freeKey(type, fields), type, options }
}

export function commonField(meaning: Exclude<Meaning, 'none'>, fields: FormField[]): FormField {
  const field = COMMON_FIELDS[meaning]
  return { ...field, key: freeKey(field.key, fields) }
}

/** A copy right behind its original; what only one question may mean stays with the original. */
export function copyOf(field: FormField, fields: FormField[]): FormField {
  return { ...field, options: field.options.map((option) => ({ ...option })), key: freeKey(field.key.replace(/_\d+$/, ''), fields), maps_to: 'none' }
}

export function newOption(options: FieldOption[]): FieldOption {
  let number = options.length + 1
  while (options.some((option) => option.value === `option_${number}`)) number += 1
  return { value: `option_${number}`, label_th: '', label_en: '' }
}

/** The question with another type: what the new one cannot have is gone. */
export function withType(field: FormField, type: FieldType): FormField {
  const next = { ...field, type }
  if (!hasOptions(type)) next.options = []
  else if (next.options.length === 0 && type !== 'checkbox') next.options = newField(type, []).options
  if (!hasLength(type)) next.min_length = next.max_length = null
  if (!hasRange(type) || type !== field.type) next.minimum = next.maximum = ''
  if (!hasPattern(type)) next.pattern = ''
  if (!hasPlaceholder(type)) next.placeholder_th = next.placeholder_en = ''
  if (!meaningsOf(type).includes(next.maps_to)) next.maps_to = 'none'
  if (type === 'hidden') next.is_required = false
  return next
}

/** A first form: who, how to answer, what about. */
export function blankForm(language: Language): FormDraft {
  return {
    name: '', address: '', is_enabled: true, default_team_id: null, reply_channel_account_id: null, reopen_days: 14, brand: '', language,
    acknowledgement: { is_enabled: true, subject_th: '', text_th: '', text_en: '' },
    settings: {
      title_th: 'ติดต่อเรา', title_en: 'Contact us', intro_th: '', intro_en: '', button_th: '', button_en: '', confirmation_th: '', confirmation_en: '',
      languages: language === 'en' ? ['en', 'th'] : ['th', 'en'],
      fields: structuredClone([COMMON_FIELDS.name, COMMON_FIELDS.email, COMMON_FIELDS.body]),
      color: '#0f766e', redirect_url: '', notify: [], allowed_origins: [], proof_of_work: 16, shortest_seconds: 3, submissions_per_hour: 30,
      max_files: 5, max_file_bytes: 10 * 1024 * 1024, file_kinds: ['image', 'pdf', 'document'],
    },
  }
}

export function draftOf(account: FormAccount): FormDraft {
  const { name, address, is_enabled, default_team_id, reply_channel_account_id, acknowledgement, reopen_days, brand, language, settings } = account
  return { name, address, is_enabled, default_team_id, reply_channel_account_id, acknowledgement, reopen_days, brand, language, settings }
}

const SLUG = /^[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?$/

/** A web address made of a name: only what an address can hold, '' when nothing of the name can. */
export function slugOf(name: string): string {
  return name.toLowerCase().normalize('NFKD').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60).replace(/-+$/, '')
}

/** What can be told without the server. */
export function formErrors(draft: FormDraft): FieldErrors {
  const { settings } = draft
  const found: FieldErrors = {}
  if (!draft.name.trim()) found.name = 'fields.too_short'
  if (!SLUG.test(draft.address)) found.address = draft.address ? 'forms.wrong.slug' : 'fields.too_short'
  if (!settings.title_th.trim() && !settings.title_en.trim()) found['settings.title'] = 'forms.wrong.title_missing'
  if (!settings.fields.some((field) => field.type !== 'hidden')) found['settings.fields'] = 'forms.wrong.questions_missing'
  settings.fields.forEach((field, index) => {
    if (field.type !== 'hidden' && !field.label_th.trim() && !field.label_en.trim()) found[`settings.fields.${index}`] = 'forms.wrong.label_missing'
    else if (settings.fields.findIndex((other) => other.key === field.key) < index) found[`settings.fields.${index}`] = 'forms.wrong.key_twice'
  })
  return found
}

/** The sentence keys that belong to one question, whichever part of it is wrong. */
export function errorOfField(errors: Record<string, string | undefined>, index: number): string | undefined {
  const path = `settings.fields.${index}`
  return Object.entries(errors).find(([name]) => name === path || name.startsWith(`${path}.`))?.[1]
}

/** Only the parts that differ, as PATCH wants them. */
export function changedParts(before: FormDraft, after: FormDraft): Partial<FormDraft> {
  const names = Object.keys(after) as (keyof FormDraft)[]
  return Object.fromEntries(names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name])).map((name) => [name, after[name]]))
}

/** What goes into the company's own page. */
export function snippetOf(origin: string, slug: string): string {
  return `<script async src="${origin}/form.js" data-form="${slug}"></${'script'}>`
}
