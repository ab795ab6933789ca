export interface RealtimeEvent {
  seq: number
  type: string
  ticket_id: string | null
  aggregate: { kind: string; id: string | null }
  actor: { kind: string; id: string | null; name: string }
  occurred_at: string
  data: Record<string, unknown>
}

export type Activity = 'viewing' | 'replying' | 'noting'

export interface RemoteViewer {
  id: string
  name: string
  activity: Activity
}

/** What a chat's visitor does right now. */
export interface VisitorNow {
  is_here: boolean
  is_typing: boolean
  page: { url: string; title: string } | null
}

export type ServerMessage =
  | { type: 'welcome'; seq: number; user_id: string }
  | { type: 'events'; items: RealtimeEvent[] }
  | { type: 'refetch'; seq: number }
  | { type: 'viewers'; ticket_id: string; users: RemoteViewer[] }
  | { type: 'presence'; users: { id: string; availability: 'online' | 'away' | 'offline' }[] }
  | ({ type: 'visitor'; ticket_id: string; visitor_id: string } & VisitorNow)
  | { type: 'pong' }
  | { type: 'signed_out' }

export type ClientMessage =
  | { type: 'hello'; since: number | null }
  | { type: 'focus'; ticket_id: string | null }
  | { type: 'typing'; ticket_id: string; activity: Activity }
  | { type: 'ping' }

export type ConnectionState = 'connecting' | 'live' | 'reconnecting' | 'offline'
