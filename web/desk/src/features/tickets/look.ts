import type { DeliveryState, Priority, StatusCategory } from '@/api/types'

/** How channels, statuses, priorities and troubles look everywhere. */
export const CHANNEL_ICONS: Record<string, string> = {
  email: 'i-lucide-mail',
  webchat: 'i-lucide-messages-square',
  webform: 'i-lucide-clipboard-list',
  phone: 'i-lucide-phone',
  line: 'i-lucide-message-circle',
  messenger: 'i-lucide-message-circle-more',
  telegram: 'i-lucide-send',
}

export function channelIcon(kind: string): string {
  return CHANNEL_ICONS[kind] ?? 'i-lucide-message-square'
}

export const STATUS_DOTS: Record<StatusCategory, string> = {
  new: 'bg-blue-500',
  open: 'bg-teal-500',
  waiting: 'bg-amber-500',
  on_hold: 'bg-violet-500',
  solved: 'bg-green-600',
  closed: 'bg-slate-400',
  spam: 'bg-red-500',
  trash: 'bg-slate-400',
}

export const PRIORITY_ICONS: Record<Priority, { icon: string; tone: string }> = {
  urgent: { icon: 'i-lucide-chevrons-up', tone: 'text-error' },
  high: { icon: 'i-lucide-arrow-up', tone: 'text-warning' },
  normal: { icon: 'i-lucide-equal', tone: 'text-muted' },
  low: { icon: 'i-lucide-arrow-down', tone: 'text-muted' },
}
export const PRIORITIES: Priority[] = ['urgent', 'high', 'normal', 'low']
export const TICKET_TYPES = ['question', 'problem', 'request', 'complaint'] as const

/** States of a delivery that somebody has to look at. */
export const TROUBLED: DeliveryState[] = ['failed', 'bounced', 'uncertain', 'retry']
