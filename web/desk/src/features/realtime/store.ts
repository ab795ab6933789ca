import { defineStore } from 'pinia'
import { ref, watch } from 'vue'
import { API_BASE, reportSignedOut } from '@/api/client'
import type { Availability } from '@/api/types'
import type { OpenTicket } from '@/features/messages/mergeDetail'
import { keys, queryClient } from '@/query'
import { useSession } from '@/stores/session'
import type { applyEvent } from './apply'
import { Refresher } from './refresher'
import { RealtimeSocket } from './socket'
import type { Activity, ConnectionState, RealtimeEvent, RemoteViewer, ServerMessage, VisitorNow } from './types'

type Listener = (event: RealtimeEvent) => void

/** The live connection of this desk: its state, the last event it saw, and who else looks at which ticket. */
export const useRealtime = defineStore('realtime', () => {
  const state = ref<ConnectionState>('connecting')
  const viewers = ref<Record<string, RemoteViewer[]>>({})
  const presence = ref<Record<string, Availability>>({})
  const visitors = ref<Record<string, VisitorNow>>({})
  const refresher = new Refresher(queryClient)
  const listeners = new Set<Listener>()
  let lastSeq: number | null = null
  let askedSince: number | null = null
  let focused: string | null = null
  /** The ticket of whose viewers the socket has told since it was opened here. */
  let heardOfViewers: string | null = null
  let apply: typeof applyEvent | null = null
  let isWanted = false

  const socket = new RealtimeSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${API_BASE}/realtime`, {
    since: () => (askedSince = lastSeq ?? oldestSeq()),
    onMessage: receive,
    onState: (next) => (state.value = next),
    onSignedOut: reportSignedOut,
  })

  /** Lists and tickets that were read before the socket opened tell from where the events are missing. */
  function oldestSeq(): number | null {
    const seqs = [
      ...queryClient.getQueriesData<{ pages: { as_of_seq: number }[] }>({ queryKey: keys.ticketLists }).flatMap(([, data]) => data?.pages.map((page) => page.as_of_seq) ?? []),
      ...queryClient.getQueriesData<OpenTicket>({ queryKey: keys.ticketDetails }).flatMap(([, data]) => (data ? [data.as_of_seq] : [])),
    ]
    return seqs.length ? Math.min(...seqs) : null
  }

  function receive(message: ServerMessage): void {
    switch (message.type) {
      case 'welcome':
        return welcomed(message.seq)
      case 'events':
        return message.items.forEach(take)
      case 'refetch':
        lastSeq = message.seq
        return void queryClient.invalidateQueries()
      case 'viewers':
        heardOfViewers = message.ticket_id
        viewers.value = { ...viewers.value, [message.ticket_id]: message.users }
        return
      case 'presence':
        presence.value = { ...presence.value, ...Object.fromEntries(message.users.map((user) => [user.id, user.availability])) }
        return
      case 'visitor':
        visitors.value = { ...visitors.value, [message.ticket_id]: { is_here: message.is_here, is_typing: message.is_typing, page: message.page ?? visitors.value[message.ticket_id]?.page ?? null } }
        return
      case 'signed_out':
        return reportSignedOut()
    }
  }

  function welcomed(seq: number): void {
    if (lastSeq === null) {
      // What is on its way right now may have been read just before the server began to tell us the news.
      void queryClient.invalidateQueries({ queryKey: keys.tickets, predicate: (query) => query.state.fetchStatus === 'fetching' })
      lastSeq = askedSince ?? seq
    }
    if (focused) socket.send({ type: 'focus', ticket_id: focused })
  }

  function take(event: RealtimeEvent): void {
    if (lastSeq !== null && event.seq <= lastSeq) return
    lastSeq = event.seq
    const me = useSession().me
    if (!me) return
    apply?.(event, { queryClient, refresher, myId: me.id })
    listeners.forEach((listener) => listener(event))
  }

  const doubt = () => socket.doubt()

  /** What an event changes on the screen is not needed to show it, so it loads beside the first look. */
  function start(): void {
    isWanted = true
    window.addEventListener('offline', doubt)
    import('./apply').then(
      (module) => {
        apply = module.applyEvent
        if (isWanted) socket.start()
      },
      () => setTimeout(() => isWanted && start(), 2000),
    )
  }

  function stop(): void {
    isWanted = false
    window.removeEventListener('offline', doubt)
    socket.stop()
    refresher.stop()
    lastSeq = heardOfViewers = null
    viewers.value = {}
    visitors.value = {}
  }

  function focus(ticketId: string | null): void {
    focused = ticketId
    heardOfViewers = null
    socket.send({ type: 'focus', ticket_id: ticketId })
  }

  function tell(ticketId: string, activity: Activity): void {
    socket.send({ type: 'typing', ticket_id: ticketId, activity })
  }

  /** What the ticket's own answer told about its viewers, before the first word of the socket: later answers may be older than that. */
  function seeViewers(ticketId: string, users: RemoteViewer[]): void {
    if (heardOfViewers === ticketId) return
    viewers.value = { ...viewers.value, [ticketId]: users }
  }

  /** Calls back for every event once; gives the way to stop. */
  function onEvent(listener: Listener): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  watch(state, (next, before) => {
    if (next === 'live') window.removeEventListener('online', hurry)
    else window.addEventListener('online', hurry)
    // What could not be read while the server was away is read now, without anybody asking for it.
    if (next === 'live' && before !== undefined) void queryClient.refetchQueries({ type: 'active', predicate: (query) => query.state.status === 'error' })
  }, { immediate: true })

  function hurry(): void {
    socket.hurry()
  }

  return { state, viewers, presence, visitors, start, stop, focus, tell, seeViewers, onEvent, hurry }
})
