/** What the server says and hears under /chat/v1. Instants are ISO 8601 in UTC, sizes are bytes, waits are seconds. */

export type Language = 'th' | 'en'
export type Mode = 'auto' | 'light' | 'dark'

export interface PreChatField {
  key: string
  label: string
  type: 'text' | 'email' | 'phone' | 'select' | 'textarea'
  required: boolean
  options?: string[] | null
}

export interface WidgetTexts {
  title?: string
  greeting?: string
  away?: string
  placeholder?: string
  consent?: string
  /** Shown beside the launcher, unasked; empty for none. */
  proactive?: string
  privacy_url?: string
}

export interface WidgetConfig {
  key: string
  name: string
  brand?: string | null
  theme: { color: string; position: 'left' | 'right'; mode: Mode; logo_url: string | null }
  texts: WidgetTexts
  languages: Language[]
  pre_chat: { is_required: boolean; fields: PreChatField[] }
  uploads: { max_bytes: number; types: string[] }
  needs_consent: boolean
  sound: boolean
  quick_replies: string[]
  is_available: boolean
  opens_at: string | null
  wait?: { position?: number | null; seconds?: number | null } | null
}

export interface Page {
  url: string
  title: string
  referrer: string
}

/** What the host page knows of its signed-in customer; `hash` proves it. */
export interface HostIdentity {
  user_id?: string
  name?: string
  email?: string
  phone?: string
  hash?: string
}

export interface Agent {
  id?: string | null
  name: string
  avatar_url?: string | null
}

export interface ChatState {
  state: 'none' | 'waiting' | 'active' | 'ended' | 'away'
  agent?: Agent | null
}

export interface SessionAnswer {
  token: string
  visitor: { id: string; name: string; email: string; is_verified: boolean }
  last_seq: number
  unread: number
  has_conversation: boolean
  chat: ChatState | null
  is_available: boolean
}

export interface Attachment {
  id: string
  file_name: string
  content_type: string
  size: number
  url: string
  is_image: boolean
}

/** An uploaded file that no message carries yet. */
export type Upload = Omit<Attachment, 'is_image'>

export interface MessageDocument {
  id: string
  from: 'visitor' | 'agent' | 'system' | 'mail'
  client_id?: string | null
  text: string
  author?: Agent | null
  attachments?: Attachment[]
  quick_replies?: string[]
  at: string
}

export interface StateDocument {
  state: 'waiting' | 'active' | 'ended' | 'away'
  by?: string | null
  agent?: Agent | null
  code: string
  at: string
}

export type Frame =
  | { seq: number; kind: 'message'; document: MessageDocument }
  | { seq: number; kind: 'canceled'; document: { message_id: string } }
  | { seq: number; kind: 'state'; document: StateDocument }

export interface FramesAnswer {
  frames: Frame[]
  last_seq: number
}

export type ServerWord =
  | { type: 'welcome'; last_seq: number; chat: ChatState | null; is_available: boolean }
  | { type: 'frames'; frames: Frame[] }
  | { type: 'accepted'; client_id: string; seq: number }
  | { type: 'refused'; client_id?: string | null; code: string; message: string }
  | { type: 'typing'; agent?: Agent | null; is_typing: boolean }
  | { type: 'queue'; position: number | null; seconds: number | null }
  | { type: 'availability'; is_available: boolean; opens_at: string | null }
  | { type: 'agent_read'; seq: number }
  | { type: 'error'; code: string; message: string }
  | { type: 'pong' }

export type ClientWord =
  | { type: 'hello'; token: string; after: number }
  | { type: 'message'; client_id: string; text: string; uploads: string[]; page?: Page }
  | { type: 'typing'; is_typing: boolean }
  | { type: 'ack'; seq: number }
  | { type: 'read'; seq: number }
  | ({ type: 'page' } & Page)
  | { type: 'end' }
  | { type: 'ping' }
