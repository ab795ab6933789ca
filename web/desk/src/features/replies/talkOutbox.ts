import { useIntervalFn, useSessionStorage } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, watch } from 'vue'
import { isProblem } from '@/api/problem'
import type { Message, ReplyAccepted, ReplyInput } from '@/api/types'
import { putMessage, type OpenTicket } from '@/features/messages/mergeDetail'
import { useRealtime } from '@/features/realtime/store'
import { keys, queryClient } from '@/query'
import { useSession } from '@/stores/session'
import { sendReply } from './api'

/** An answer in a talk that the server does not have yet. Its client id makes a second arrival harmless. */
export interface WaitingReply {
  ticketId: string
  /** The bubble that stands for it; its id is the client id. */
  message: Message
  body: ReplyInput
  /** The server would not take it; a person says what becomes of it. */
  isRefused: boolean
}

const RETRY_EVERY = 5_000

/** Two who talk write at the same time: the visitor's words do not hold an answer back, a colleague's do. */
export async function sendInTalk(ticketId: string, body: ReplyInput): Promise<ReplyAccepted> {
  try {
    return await sendReply(ticketId, body)
  } catch (error) {
    const newer = isProblem(error, 'stale_reply') ? ((error.data.newer as Message[] | undefined) ?? []) : []
    if (!newer.length || newer.some((one) => one.direction !== 'inbound')) throw error
    return sendReply(ticketId, { ...body, send_anyway: true })
  }
}

/** Nobody took it, and nobody refused it: no network, or no server behind it. */
export const isOutOfReach = (error: unknown): boolean => isProblem(error) && (error.status === 0 || (error.status >= 502 && error.status <= 504))

/** What an agent says in his talks while there is no connection: kept over a reload, sent in order when it is back. */
export const useTalkOutbox = defineStore('talk-outbox', () => {
  const session = useSession()
  const realtime = useRealtime()
  const kept = useSessionStorage<WaitingReply[]>('sawasdesk.talk-outbox', [])
  const mine = computed(() => kept.value.filter((one) => one.message.author.id === session.me?.id))
  const isCutOff = computed(() => realtime.state === 'offline' || realtime.state === 'reconnecting')
  let isFlushing = false

  const inTicket = (ticketId: string) => mine.value.filter((one) => one.ticketId === ticketId)
  const find = (clientId: string) => mine.value.find((one) => one.message.id === clientId)
  /** Whether an answer in this ticket has to stand behind others, or there is no connection to send it over. */
  const mustWait = (ticketId: string) => isCutOff.value || inTicket(ticketId).some((one) => !one.isRefused)

  function add(ticketId: string, message: Message, body: ReplyInput): void {
    kept.value = [...kept.value, { ticketId, message, body, isRefused: false }]
    void flush()
  }

  function drop(clientId: string): void {
    kept.value = kept.value.filter((one) => one.message.id !== clientId)
  }

  /** Send what was refused all the same: whoever presses this has seen the talk as it is now. */
  function retry(clientId: string): void {
    kept.value = kept.value.map((one) => (one.message.id === clientId ? { ...one, isRefused: false, body: { ...one.body, send_anyway: true } } : one))
    void flush()
  }

  async function flush(): Promise<void> {
    if (isFlushing) return
    isFlushing = true
    try {
      for (let next = oldest(); next; next = oldest()) if (!(await hand(next))) return
    } finally {
      isFlushing = false
    }
  }

  const oldest = () => mine.value.find((one) => !one.isRefused)

  /** False when nothing gets through now. */
  async function hand({ ticketId, message, body }: WaitingReply): Promise<boolean> {
    try {
      const answer = await sendInTalk(ticketId, body)
      drop(message.id)
      queryClient.setQueryData<OpenTicket>(keys.ticket(ticketId), (known) => known && { ...putMessage(known, answer.message), ticket: answer.ticket })
      void queryClient.invalidateQueries({ queryKey: keys.ticket(ticketId) })
    } catch (error) {
      if (isOutOfReach(error) || !isProblem(error) || error.status === 401) return false
      kept.value = kept.value.map((one) => (one.message.id === message.id ? { ...one, isRefused: true } : one))
    }
    return true
  }

  const clock = useIntervalFn(() => void flush(), RETRY_EVERY, { immediate: false })
  watch(() => oldest() !== undefined, (isWaiting) => (isWaiting ? clock.resume() : clock.pause()), { immediate: true })
  watch(isCutOff, (isStill) => isStill || void flush())

  return { mine, inTicket, find, mustWait, add, drop, retry }
})
