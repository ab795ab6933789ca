import type { ChannelAccount, ChannelAccountInput, EmailConfig, Language } from '@/api/types'
import type { FieldErrors } from '@/lib/fieldErrors'

export type Provider = 'google' | 'microsoft' | 'own'
export type Security = EmailConfig['imap_security']
export type Side = 'imap' | 'smtp'
export type SignIn = NonNullable<EmailConfig['auth']>
export const PROVIDERS: Provider[] = ['google', 'microsoft', 'own']
export const SECURITIES: Security[] = ['tls', 'starttls', 'none']

type Servers = Pick<EmailConfig, 'imap_host' | 'imap_port' | 'imap_security' | 'smtp_host' | 'smtp_port' | 'smtp_security'>

/** Addresses of the servers as the providers publish them. */
const SERVERS: Record<'google' | 'microsoft', Servers> = {
  google: {
    imap_host: 'imap.gmail.com', imap_port: 993, imap_security: 'tls',
    smtp_host: 'smtp.gmail.com', smtp_port: 587, smtp_security: 'starttls',
  },
  microsoft: {
    imap_host: 'outlook.office365.com', imap_port: 993, imap_security: 'tls',
    smtp_host: 'smtp.office365.com', smtp_port: 587, smtp_security: 'starttls',
  },
}
type Authorization = Required<Pick<EmailConfig, 'oauth_token_url' | 'oauth_scope'>>

/** Where the providers hand out access tokens for IMAP and SMTP, and what to ask for. */
const AUTHORIZATIONS: Record<'google' | 'microsoft', Authorization> = {
  google: { oauth_token_url: 'https://oauth2.googleapis.com/token', oauth_scope: 'https://mail.google.com/' },
  microsoft: {
    oauth_token_url: 'https://login.microsoftonline.com/organizations/oauth2/v2.0/token',
    oauth_scope: 'https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send offline_access',
  },
}
const USUAL_PORTS: Record<Side, Record<Security, number>> = {
  imap: { tls: 993, starttls: 143, none: 143 },
  smtp: { tls: 465, starttls: 587, none: 25 },
}
const DOMAINS: Record<string, Provider> = {
  'gmail.com': 'google', 'googlemail.com': 'google',
  'outlook.com': 'microsoft', 'hotmail.com': 'microsoft', 'live.com': 'microsoft', 'outlook.co.th': 'microsoft', 'hotmail.co.th': 'microsoft',
}

function domainOf(address: string): string {
  return address.trim().toLowerCase().split('@')[1] ?? ''
}

/** The provider that an address gives away by itself, if it does. */
export function providerOfAddress(address: string): Provider | undefined {
  return DOMAINS[domainOf(address)]
}

/** The provider whose servers a mailbox uses. */
export function providerOfConfig(config: EmailConfig): Provider {
  if (config.imap_host === SERVERS.google.imap_host) return 'google'
  return config.imap_host === SERVERS.microsoft.imap_host ? 'microsoft' : 'own'
}

/** The servers of a provider; for an own server the usual name under the address's domain. */
export function serversOf(provider: Provider, address: string): Servers {
  if (provider !== 'own') return SERVERS[provider]
  const host = domainOf(address) ? `mail.${domainOf(address)}` : ''
  return { imap_host: host, imap_port: 993, imap_security: 'tls', smtp_host: host, smtp_port: 587, smtp_security: 'starttls' }
}

/**
 * Servers and sign-in name after the address was typed on: they follow as long as nobody chose others.
 * Gives the provider too, which the address may have given away.
 */
export function followAddress(config: EmailConfig, provider: Provider, before: string, after: string): { config: EmailConfig; provider: Provider } {
  const next = providerOfAddress(after) ?? provider
  const isGuess = config.imap_host === serversOf('own', before).imap_host
  const servers = next !== provider || (next === 'own' && isGuess) ? serversOf(next, after) : {}
  const signIn = config.imap_user === before ? { imap_user: after, smtp_user: after } : {}
  return { config: { ...config, ...servers, ...signIn }, provider: next }
}

/** The authorization server of a provider, for a form that has none yet. */
export function authorizationOf(provider: Provider): Authorization {
  return provider === 'own' ? { oauth_token_url: '', oauth_scope: '' } : AUTHORIZATIONS[provider]
}

/** The port after the security changed: the usual one, unless somebody chose a special one. */
export function portAfter(side: Side, port: number, security: Security): number {
  return Object.values(USUAL_PORTS[side]).includes(port) ? USUAL_PORTS[side][security] : port
}

export function blankConfig(): EmailConfig {
  return {
    ...serversOf('own', ''), imap_user: '', imap_password: '', imap_folder: 'INBOX', smtp_user: '', smtp_password: '', sender_name: '',
    auth: 'password', oauth_token_url: '', oauth_client_id: '', oauth_client_secret: '', oauth_refresh_token: '', oauth_scope: '',
    dkim_domain: '', dkim_selector: '', dkim_private_key: '', dkim_is_signing: false,
    plus_addressing: true, unwrap_forwards: false, saves_sent: false, sent_folder: '', archive_address: '',
    unsubscribe_url: '', unsubscribe_address: '', per_minute: null, per_hour: null,
  }
}

export function blankMailbox(language: Language, texts: { text_th: string; text_en: string }): ChannelAccountInput {
  return {
    kind: 'email', name: '', address: '', is_enabled: true, default_team_id: null, reopen_days: 14, brand: '', language,
    acknowledgement: { is_enabled: true, ...texts }, config: blankConfig(),
  }
}

const TOLD_BY_THE_SERVER = /^has_|^dkim_record_/

/** The part of a mailbox that a person edits. Passwords start empty: the server never gives them out. */
export function draftOf(account: ChannelAccount): ChannelAccountInput {
  const { kind, name, address, is_enabled, default_team_id, acknowledgement, reopen_days, brand, language } = account
  const config = Object.fromEntries(Object.entries(account.config).filter(([field]) => !TOLD_BY_THE_SERVER.test(field))) as EmailConfig
  return {
    kind, name, address, is_enabled, default_team_id, acknowledgement, reopen_days, brand, language,
    config: { ...config, imap_password: '', smtp_password: '', oauth_client_secret: '', oauth_refresh_token: '', dkim_private_key: '' },
  }
}

/** What goes to the server: the sending side may share the sign-in of the receiving side; empty secrets mean "as before". */
export function configToSend(config: EmailConfig, sharesSignIn: boolean): EmailConfig {
  const { imap_password, smtp_password, oauth_client_secret, oauth_refresh_token, dkim_private_key, ...rest } = config
  const sent: EmailConfig = { ...rest, ...(sharesSignIn ? { smtp_user: rest.imap_user } : {}) }
  const typed = { imap_password, smtp_password: sharesSignIn ? imap_password : smtp_password, oauth_client_secret, oauth_refresh_token, dkim_private_key }
  return { ...sent, ...Object.fromEntries(Object.entries(typed).filter(([, secret]) => secret)) }
}

/** What is missing about the servers. A mailbox that exists may do without one direction, but not without both. */
export function serverErrors(config: EmailConfig, mayLackOne: boolean): FieldErrors {
  const isEnough = mayLackOne && Boolean(config.imap_host || config.smtp_host)
  return {
    ...(config.imap_host || isEnough ? {} : { 'config.imap_host': 'fields.too_short' }),
    ...(config.smtp_host || isEnough ? {} : { 'config.smtp_host': 'fields.too_short' }),
    ...(config.imap_host && !config.imap_user ? { 'config.imap_user': 'fields.too_short' } : {}),
    ...(config.auth === 'oauth2' && !config.oauth_client_id ? { 'config.oauth_client_id': 'fields.too_short' } : {}),
    ...(config.auth === 'oauth2' && !config.oauth_token_url ? { 'config.oauth_token_url': 'fields.too_short' } : {}),
  }
}

/** Names by which the server calls secrets that it wants to see again. */
export const SECRET_NAMES: Record<string, string> = {
  'imap.password': 'config.imap_password',
  'smtp.password': 'config.smtp_password',
  'oauth.client_secret': 'config.oauth_client_secret',
  'oauth.refresh_token': 'config.oauth_refresh_token',
  'dkim.private_key': 'config.dkim_private_key',
}

/** What stands behind "Advanced". */
export const ADVANCED_FIELDS = [
  'plus_addressing', 'unwrap_forwards', 'saves_sent', 'sent_folder', 'archive_address', 'unsubscribe_url', 'unsubscribe_address',
  'per_minute', 'per_hour', 'dkim_domain', 'dkim_selector', 'dkim_private_key', 'dkim_is_signing',
] as const satisfies readonly (keyof EmailConfig)[]

/** Only the fields that differ, as PATCH wants them. */
export function changedFields(before: ChannelAccountInput, after: ChannelAccountInput): Partial<ChannelAccountInput> {
  const names = Object.keys(after) as (keyof ChannelAccountInput)[]
  return Object.fromEntries(names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name])).map((name) => [name, after[name]]))
}

/** The parts of a health message: a code the desk can say in words, and what the server said. */
export function healthReason(message: string): { code: string; detail: string } {
  const match = /^([a-z_]+): (.*)$/s.exec(message)
  return match ? { code: match[1]!, detail: match[2]! } : { code: '', detail: message }
}
