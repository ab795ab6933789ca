import type { Delivery, DeliveryState } from '@/api/types'

export interface DeliveryLook {
  icon: string
  tone: string
  isMoving?: boolean
}

/** How far an answer got, as the mark beside its time. */
export const DELIVERY_LOOKS: Record<DeliveryState, DeliveryLook> = {
  held: { icon: 'i-lucide-clock', tone: 'text-muted' },
  queued: { icon: 'i-lucide-clock', tone: 'text-muted' },
  sending: { icon: 'i-lucide-loader-circle', tone: 'text-muted', isMoving: true },
  transmitting: { icon: 'i-lucide-loader-circle', tone: 'text-muted', isMoving: true },
  sent: { icon: 'i-lucide-check', tone: 'text-muted' },
  delivered: { icon: 'i-lucide-check-check', tone: 'text-muted' },
  read: { icon: 'i-lucide-check-check', tone: 'text-primary' },
  retry: { icon: 'i-lucide-refresh-cw', tone: 'text-warning' },
  failed: { icon: 'i-lucide-circle-alert', tone: 'text-error' },
  uncertain: { icon: 'i-lucide-circle-help', tone: 'text-warning' },
  canceled: { icon: 'i-lucide-ban', tone: 'text-muted' },
  bounced: { icon: 'i-lucide-undo-2', tone: 'text-error' },
}

/** What a person can do about it. */
export type DeliveryAction = 'cancel' | 'retry' | 'send_again' | 'confirm_arrived'

export function actionsFor(state: DeliveryState): DeliveryAction[] {
  switch (state) {
    case 'held':
    case 'queued':
      return ['cancel']
    case 'retry':
      return ['retry', 'cancel']
    case 'failed':
    case 'bounced':
      return ['retry']
    case 'uncertain':
      return ['send_again', 'confirm_arrived']
    default:
      return []
  }
}

/** Seconds in which an answer can still be called back, 0 when it is on its way. */
export function undoSeconds(delivery: Delivery | null, now: number): number {
  if (delivery?.state !== 'held' || !delivery.undo_until) return 0
  return Math.max(0, Math.ceil((Date.parse(delivery.undo_until) - now) / 1000))
}
