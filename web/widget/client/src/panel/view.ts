import type { PreChatField, WidgetConfig } from '../contract'

export type View = 'consent' | 'form' | 'talk'

export interface Situation {
  config: WidgetConfig
  hasConsent: boolean
  hasConversation: boolean
  isFormDone: boolean
  isAvailable: boolean
  /** What is known of him already, by field key. */
  known: Readonly<Record<string, string>>
  emailLabel: string
}

/** What the panel shows first: consent before anything is kept, then questions, then the conversation. */
export function chooseView(now: Situation): View {
  if (now.config.needs_consent && !now.hasConsent) return 'consent'
  if (now.hasConversation || now.isFormDone) return 'talk'
  return questionsFor(now).length > 0 ? 'form' : 'talk'
}

/** The questions still to ask. While nobody is there an e-mail is asked for, too, as the answer has to go somewhere. */
export function questionsFor(now: Situation): PreChatField[] {
  const configured = now.config.pre_chat.fields
  const isMailMissing = !now.isAvailable && !configured.some((field) => field.key === 'email' || field.type === 'email')
  const mail: PreChatField = { key: 'email', label: now.emailLabel, type: 'email', required: false }
  return [...configured, ...(isMailMissing ? [mail] : [])].filter((field) => !now.known[field.key])
}
