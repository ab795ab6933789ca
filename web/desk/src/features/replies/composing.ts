import { shallowReactive, shallowRef } from 'vue'
import type { Addr, RenderedReply } from '@/api/types'

/** What is to be shown to somebody outside: some messages, or the whole ticket (null). */
export interface ForwardWish {
  ticketId: string
  messageIds: string[] | null
  /** Goes on in this side conversation, to these people. */
  conversationId?: string
  to?: Addr[]
  cc?: Addr[]
}

export interface QuoteWish {
  ticketId: string
  text: string
}

/** The tickets on the screen whose composers can be asked: several where talks stand side by side. */
export const answering = shallowReactive(new Set<string>())
/** Asked for from anywhere on the ticket, carried out by ComposerParts.vue and Composer.vue. */
export const forwardWish = shallowRef<ForwardWish | null>(null)
/** Words of a canned reply that was chosen elsewhere than in the composer. */
export const insertWish = shallowRef<{ ticketId: string; reply: RenderedReply } | null>(null)
export const quoteWish = shallowRef<QuoteWish | null>(null)
