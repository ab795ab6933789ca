/**
 * Types of the HTTP contract, in the shape that openapi-typescript writes. `npm run api` replaces this file.
 */
type Json<T> = { content: { 'application/json': T } }
type Query = Record<string, string | number | boolean | undefined>
type Operation<Path, Params, Body, Result> = {
  parameters: Path extends null
    ? { query?: Params; header?: { 'If-Match'?: string }; path?: never; cookie?: never }
    : { query?: Params; header?: { 'If-Match'?: string }; path: Path; cookie?: never }
  requestBody?: Body extends null ? never : Json<Body>
  responses: {
    200: { headers: Record<string, unknown>; content: { 'application/json': Result } }
    default: { headers: Record<string, unknown>; content: { 'application/problem+json': components['schemas']['Problem'] } }
  }
}
type None = null
type Get<Result, Path = None, Params = Query> = Operation<Path, Params, null, Result>
type Send<Body, Result, Path = None, Params = Query> = Operation<Path, Params, Body, Result>
type Page<T> = { items: T[]; next_cursor: string | null; as_of_seq: number }
type TicketPath = { ticket_id: string }
type MessagePath = { message_id: string }
type S = components['schemas']

export interface paths {
  '/setup': { get: Get<{ needs_setup: boolean }>; post: Send<S['SetupInput'], S['SessionInfo']> }
  '/session': { get: Get<S['SessionInfo']>; post: Send<S['SignInInput'], S['SessionInfo']>; delete: Send<null, null> }
  '/password-resets': { post: Send<{ email: string }, null> }
  '/password-resets/{token}': { post: Send<{ password: string }, null, { token: string }> }
  '/invitations/{token}': {
    get: Get<{ email: string; name: string }, { token: string }>
    post: Send<{ name: string; password: string; language: S['Language'] }, S['SessionInfo'], { token: string }>
  }
  '/me': { get: Get<S['Me']>; patch: Send<S['MePatch'], S['Me']> }
  '/me/availability': { put: Send<{ availability: S['Availability'] }, null> }
  '/me/password': { post: Send<{ current_password: string; new_password: string }, null> }
  '/me/totp': { post: Send<null, { secret: string; uri: string; qr_svg: string }> }
  '/me/totp/confirm': { post: Send<{ code: string }, { recovery_codes: string[] }> }
  '/me/totp/remove': { post: Send<{ password: string }, null> }
  '/me/tokens': { get: Get<Page<S['ApiToken']>>; post: Send<{ name: string }, S['ApiToken']> }
  '/me/tokens/{token_id}': { delete: Send<null, null, { token_id: string }> }

  '/tickets': {
    get: Get<Page<S['TicketListItem']>, None, { view?: string; status?: string; priority?: string; sort?: string; cursor?: string; limit?: number }>
    post: Send<S['TicketInput'], S['TicketDetail']>
  }
  '/tickets/counts': { get: Get<{ counts: Record<string, number>; as_of_seq: number }> }
  '/tickets/by-number/{number}': { get: Get<{ id: string }, { number: number }> }
  '/tickets/{ticket_id}': { get: Get<S['TicketDetail'], TicketPath>; patch: Send<S['TicketPatch'], S['Ticket'], TicketPath> }
  '/tickets/{ticket_id}/tags': { post: Send<{ add: string[]; remove: string[] }, S['Ticket'], TicketPath> }
  '/tickets/{ticket_id}/followers/{user_id}': {
    put: Send<null, S['Ticket'], TicketPath & { user_id: string }>
    delete: Send<null, S['Ticket'], TicketPath & { user_id: string }>
  }
  '/tickets/{ticket_id}/spam': { post: Send<{ block_sender: boolean }, S['Ticket'], TicketPath>; delete: Send<null, S['Ticket'], TicketPath> }
  '/tickets/{ticket_id}/trash': { post: Send<null, S['Ticket'], TicketPath>; delete: Send<null, S['Ticket'], TicketPath> }
  '/tickets/{ticket_id}/read': { put: Send<{ message_id: string }, null, TicketPath>; delete: Send<null, null, TicketPath> }
  '/tickets/{ticket_id}/messages': { get: Get<Page<S['Message']>, TicketPath, { cursor?: string; limit?: number }> }
  '/tickets/{ticket_id}/events': { get: Get<Page<S['HistoryItem']>, TicketPath, { cursor?: string; limit?: number }> }
  '/tickets/{ticket_id}/drafts/{kind}': {
    put: Send<S['DraftInput'], S['Draft'], TicketPath & { kind: S['DraftKind'] }>
    delete: Send<null, null, TicketPath & { kind: S['DraftKind'] }>
  }
  '/tickets/{ticket_id}/replies': { post: Send<S['ReplyInput'], S['ReplyAccepted'], TicketPath> }
  '/tickets/{ticket_id}/notes': { post: Send<S['NoteInput'], S['Message'], TicketPath> }
  '/messages/{message_id}/cancel': { post: Send<null, S['Message'], MessagePath> }
  '/messages/{message_id}/retry': { post: Send<null, S['Message'], MessagePath> }
  '/messages/{message_id}/send-again': { post: Send<null, S['Message'], MessagePath> }
  '/messages/{message_id}/confirm-arrived': { post: Send<null, S['Message'], MessagePath> }
  '/attachments/{attachment_id}': { delete: Send<null, null, { attachment_id: string }> }

  '/search': { get: Get<Page<S['SearchHit']>, None, { q: string; cursor?: string; limit?: number }> }
  '/contacts': { get: Get<Page<S['Contact']>, None, { q?: string; cursor?: string; limit?: number }> }
  '/contacts/{contact_id}': { get: Get<S['Contact'], { contact_id: string }>; patch: Send<S['ContactPatch'], S['Contact'], { contact_id: string }> }
  '/contacts/{contact_id}/block': { put: Send<null, S['Contact'], { contact_id: string }>; delete: Send<null, S['Contact'], { contact_id: string }> }
  '/notifications': { get: Get<Page<S['Notification']> & { unread_count: number }, None, { cursor?: string; limit?: number; unread?: boolean }> }
  '/notifications/read': { post: Send<{ ids: string[] | null }, null> }
  '/users': { get: Get<Page<S['User']>> }
  '/presence': { get: Get<{ users: { id: string; availability: S['Availability'] }[] }> }

  '/users/invitations': { post: Send<S['InvitationInput'], S['User']> }
  '/users/{user_id}': { patch: Send<S['UserPatch'], S['User'], { user_id: string }> }
  '/users/{user_id}/invitation': { post: Send<null, null, { user_id: string }> }
  '/users/{user_id}/totp': { delete: Send<null, null, { user_id: string }> }
  '/teams': { get: Get<Page<S['Team']>>; post: Send<S['TeamInput'], S['Team']> }
  '/teams/{team_id}': { patch: Send<Partial<S['TeamInput']>, S['Team'], { team_id: string }>; delete: Send<null, null, { team_id: string }> }
  '/channel-accounts': { get: Get<Page<S['ChannelAccount']>>; post: Send<S['ChannelAccountInput'], S['ChannelAccount']> }
  '/channel-accounts/check': { post: Send<{ kind: string; config: S['EmailConfig']; id?: string }, S['ChannelAccountCheck']> }
  '/channel-accounts/{account_id}': {
    get: Get<S['ChannelAccount'], { account_id: string }>
    patch: Send<Partial<S['ChannelAccountInput']>, S['ChannelAccount'], { account_id: string }>
    delete: Send<null, null, { account_id: string }>
  }
  '/routing-rules': { get: Get<Page<S['RoutingRule']>>; post: Send<S['RoutingRuleInput'], S['RoutingRule']> }
  '/routing-rules/order': { put: Send<{ ids: string[] }, null> }
  '/routing-rules/{rule_id}': { patch: Send<Partial<S['RoutingRuleInput']>, S['RoutingRule'], { rule_id: string }>; delete: Send<null, null, { rule_id: string }> }
  '/tags': { get: Get<Page<S['Tag']>>; post: Send<S['TagInput'], S['Tag']> }
  '/tags/{tag_id}': { patch: Send<Partial<S['TagInput']>, S['Tag'], { tag_id: string }>; delete: Send<null, null, { tag_id: string }> }
  '/parked-items': { get: Get<Page<S['ParkedItem']>, None, { state?: string; cursor?: string; limit?: number }> }
  '/parked-items/{item_id}/text': { get: Get<{ text: string }, { item_id: string }> }
  '/parked-items/{item_id}/replay': { post: Send<null, S['ParkedItem'], { item_id: string }> }
  '/parked-items/{item_id}/discard': { post: Send<null, S['ParkedItem'], { item_id: string }> }
  '/settings': { get: Get<S['Settings']>; patch: Send<Partial<S['Settings']>, S['Settings']> }
}

export interface components {
  schemas: {
    Problem: {
      type: string; title: string; status: number; detail?: string | null; code: string
      data?: Record<string, unknown> | null
      errors?: { loc: (string | number)[]; msg: string; type: string }[] | null
    }
    Language: 'th' | 'en'
    Role: 'admin' | 'supervisor' | 'agent' | 'sales'
    Availability: 'online' | 'away' | 'offline'
    StatusCategory: 'new' | 'open' | 'waiting' | 'on_hold' | 'solved' | 'closed' | 'spam' | 'trash'
    Priority: 'low' | 'normal' | 'high' | 'urgent'
    TicketType: 'question' | 'problem' | 'request' | 'complaint'
    DeliveryState: 'held' | 'queued' | 'sending' | 'transmitting' | 'sent' | 'delivered' | 'read' | 'retry' | 'failed' | 'uncertain' | 'canceled' | 'bounced'
    DraftKind: 'reply' | 'note'
    UserRef: { id: string; name: string; avatar_color: string }
    TeamRef: { id: string; name: string }
    Channels: { bell: boolean; browser: boolean; sound: boolean }
    Preferences: {
      notify: { assigned: S['Channels']; mentioned: S['Channels']; message: S['Channels'] }
      after_send: 'stay' | 'next' | 'list'; density: 'comfortable' | 'compact'; shortcuts: boolean
    }
    Me: {
      id: string; name: string; email: string; role: S['Role']; language: S['Language']; theme: 'light' | 'dark' | 'system'
      signature_html: string; availability: S['Availability']; team_ids: string[]; has_totp: boolean
      preferences: S['Preferences']; permissions: string[]
    }
    MePatch: { name?: string; language?: S['Language']; theme?: 'light' | 'dark' | 'system'; signature_html?: string; preferences?: S['Preferences'] }
    SessionInfo: { user: S['Me']; csrf_token: string; organization: { name: string; time_zone: string; default_language: S['Language'] }; demo: boolean }
    SignInInput: { email: string; password: string; totp_code?: string }
    SetupInput: { token: string; name: string; email: string; password: string; language: S['Language']; organization_name: string }
    ApiToken: { id: string; name: string; token?: string | null; created_at: string; last_used_at: string | null }
    User: {
      id: string; name: string; email: string; role: S['Role']; is_active: boolean; is_invited: boolean; has_totp: boolean
      availability: S['Availability']; team_ids: string[]; language: S['Language']; last_seen_at: string | null; version: number
      avatar_color?: string
    }
    InvitationInput: { email: string; name: string; role: S['Role']; team_ids: string[]; language: S['Language'] }
    UserPatch: { name?: string; role?: S['Role']; is_active?: boolean; team_ids?: string[] }
    Team: { id: string; name: string; description: string; member_ids: string[]; assignment: 'manual' | 'round_robin'; max_open_per_person: number | null; open_count?: number; version: number }
    TeamInput: { name: string; description: string; member_ids: string[]; assignment: 'manual' | 'round_robin'; max_open_per_person: number | null }
    Tag: { id: string; name: string; color: string }
    TagInput: { name: string; color: string }
    TicketListItem: {
      id: string; number: number; subject: string; status: S['StatusCategory']; priority: S['Priority']; type: S['TicketType'] | null
      channel_kind: string; channel_account_id: string | null
      contact: { id: string; name: string; is_vip: boolean } | null; account: { id: string; name: string } | null
      owner: S['UserRef'] | null; team: S['TeamRef'] | null; tags: S['Tag'][]; snippet: string
      last_message_at: string; last_message_direction: S['Direction']; waiting_since: string | null; created_at: string
      is_unread: boolean; unread_count: number; has_draft: boolean; delivery_trouble: S['DeliveryState'] | null; version: number
    }
    Ticket: S['TicketListItem'] & {
      solved_at: string | null; closed_at: string | null; followers: S['UserRef'][]
      linked: { id: string; number: number; subject: string; status: S['StatusCategory']; relation: 'follow_up_of' | 'followed_up_by' | 'copy_of' }[]
      conversation_id: string | null; permissions: string[]
    }
    TicketPatch: {
      subject?: string; status?: S['StatusCategory']; priority?: S['Priority']; type?: S['TicketType'] | null
      owner_id?: string | null; team_id?: string | null; expected?: Record<string, unknown>
    }
    TicketInput: {
      client_id: string; subject: string; channel_account_id: string | null; to: S['Addr'][]; cc?: S['Addr'][]; html: string; text: string
      attachment_ids: string[]; team_id?: string | null; owner_id?: string | null; priority?: S['Priority']; tag_ids?: string[]
      kind: 'message' | 'note'; status?: S['StatusCategory']
    }
    Direction: 'inbound' | 'outbound' | 'internal'
    Addr: { kind: string; external_id: string; name: string }
    Attachment: {
      id: string; file_name: string; content_type: string; size: number; is_inline: boolean
      state: 'pending' | 'stored' | 'failed' | 'refused'; reason: string | null; url: string
    }
    Recipient: { external_id: string; name: string; state: S['DeliveryState']; diagnostic: string }
    Delivery: {
      id: string; state: S['DeliveryState']; attempts: number; due_at: string | null; undo_until: string | null; diagnostic: string
      sent_at: string | null; delivered_at: string | null; read_at: string | null; recipients: S['Recipient'][]
    }
    Message: {
      id: string; ticket_id: string; conversation_id: string | null; direction: S['Direction']
      author: { kind: 'contact' | 'user' | 'system'; id: string | null; name: string }
      subject: string; text: string; reply_text: string; quoted_text: string; signature: string; has_html: boolean; has_quoted: boolean
      created_at: string; sent_at: string | null; to: S['Addr'][]; cc: S['Addr'][]; bcc: S['Addr'][]; attachments: S['Attachment'][]
      machine: { kind: string; reason: string } | null; authentication: string; is_automatic: boolean; mentions: string[]
      delivery: S['Delivery'] | null; has_raw: boolean; html_url?: string | null; version: number
    }
    Viewer: { user: S['UserRef']; activity: 'viewing' | 'replying' | 'noting' }
    TicketDetail: {
      ticket: S['Ticket']; messages: S['Message'][]; older_cursor: string | null; drafts: S['Draft'][]
      read_message_id: string | null; viewers: S['Viewer'][]; as_of_seq: number
    }
    Draft: {
      kind: S['DraftKind']; html: string; text: string; to: S['Addr'][]; cc: S['Addr'][]; bcc: S['Addr'][]; attachments: S['Attachment'][]
      last_seen_message_id: string | null; updated_at: string; version: number
    }
    DraftInput: { html: string; text: string; to: S['Addr'][]; cc: S['Addr'][]; bcc: S['Addr'][]; attachment_ids: string[]; last_seen_message_id: string | null }
    ReplyInput: S['DraftInput'] & { client_id: string; set_status?: S['StatusCategory']; send_anyway: boolean; subject?: string }
    ReplyAccepted: { message: S['Message']; ticket: S['Ticket'] }
    NoteInput: { client_id: string; html: string; text: string; mentions: string[]; attachment_ids: string[] }
    HistoryItem: {
      id: string; seq: number | null; type: string; actor: { kind: 'user' | 'contact' | 'rule' | 'system' | 'api'; id: string | null; name: string }
      occurred_at: string; data: Record<string, unknown>; reason: string | null
    }
    Identity: { id: string; kind: string; external_id: string; name: string; is_verified: boolean; is_blocked: boolean; role: string }
    Contact: {
      id: string; name: string; language: S['Language'] | null; note: string; is_vip: boolean; is_blocked: boolean; created_at: string
      identities: S['Identity'][]; accounts: { id: string; name: string; domain: string; role: string }[]
      open_ticket_count: number; ticket_count: number; version: number
    }
    ContactPatch: { name?: string; language?: S['Language']; note?: string; is_vip?: boolean }
    EmailConfig: {
      imap_host: string; imap_port: number; imap_security: 'tls' | 'starttls' | 'none'; imap_user: string; imap_password?: string | null; imap_folder: string
      smtp_host: string; smtp_port: number; smtp_security: 'tls' | 'starttls' | 'none'; smtp_user: string; smtp_password?: string | null; sender_name: string
      has_imap_password?: boolean; has_smtp_password?: boolean
    }
    Acknowledgement: { is_enabled: boolean; subject_th?: string; text_th: string; text_en: string }
    ChannelAccountInput: {
      kind: string; name: string; address: string; is_enabled: boolean; default_team_id: string | null; acknowledgement: S['Acknowledgement']
      reopen_days: number; brand: string; language: S['Language']; config: S['EmailConfig']
    }
    ChannelAccount: S['ChannelAccountInput'] & {
      id: string; version: number
      health: { state: 'ok' | 'connecting' | 'failing' | 'disabled' | 'unknown'; message: string; checked_at: string | null; last_received_at: string | null; last_sent_at: string | null }
    }
    CheckResult: { is_ok: boolean; message: string; code: string | null }
    ChannelAccountCheck: { inbound: S['CheckResult']; outbound: S['CheckResult'] }
    Condition: { all: S['Condition'][] } | { any: S['Condition'][] } | { none: S['Condition'][] } | { field: string; operator: string; value: unknown }
    RoutingActions: { team_id: string | null; owner_id: string | null; priority: S['Priority'] | null; type: S['TicketType'] | null; tag_ids: string[]; stop: boolean }
    RoutingRuleInput: { name: string; is_enabled: boolean; conditions: S['Condition']; actions: S['RoutingActions'] }
    RoutingRule: S['RoutingRuleInput'] & { id: string; position: number; version: number }
    Notification: {
      id: string; kind: 'assigned' | 'mentioned' | 'message' | 'follow'; ticket_id: string; ticket_number: number; subject: string; snippet: string
      actor_name: string; created_at: string; read_at: string | null
    }
    SearchHit: { kind: 'ticket' | 'contact' | 'account'; id: string; number?: number | null; title: string; snippet: string; matched_field: string; status?: S['StatusCategory'] | null; at: string | null }
    ParkedItem: {
      id: string; channel_account: { id: string; name: string; kind: string } | null; reason: string; error_code: string; received_at: string; parked_at: string
      attempts: number; subject: string; sender: string; size: number; state: 'parked' | 'replaying' | 'discarded'
    }
    Settings: {
      organization_name: string; time_zone: string; default_language: S['Language']
      business_hours: { weekday: number; opens: string; closes: string }[]; holidays: { date: string; name: string }[]
    }
  }
}
