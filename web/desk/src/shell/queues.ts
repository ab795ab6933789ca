export interface Queue {
  view: string
  icon: string
  labelKey: string
  isCounted: boolean
}

export const WORK_QUEUES: Queue[] = [
  { view: 'mine', icon: 'i-lucide-inbox', labelKey: 'shell.queue.mine', isCounted: true },
  { view: 'unassigned', icon: 'i-lucide-circle-dashed', labelKey: 'shell.queue.unassigned', isCounted: true },
  { view: 'mentions', icon: 'i-lucide-at-sign', labelKey: 'shell.queue.mentions', isCounted: true },
  { view: 'following', icon: 'i-lucide-bookmark', labelKey: 'shell.queue.following', isCounted: true },
  { view: 'all', icon: 'i-lucide-layers', labelKey: 'shell.queue.all', isCounted: true },
]

export const CLOSED_QUEUES: Queue[] = [
  { view: 'snoozed', icon: 'i-lucide-alarm-clock', labelKey: 'shell.queue.snoozed', isCounted: true },
  { view: 'closed', icon: 'i-lucide-circle-check-big', labelKey: 'shell.queue.closed', isCounted: false },
  { view: 'spam', icon: 'i-lucide-shield-alert', labelKey: 'shell.queue.spam', isCounted: true },
  { view: 'trash', icon: 'i-lucide-trash-2', labelKey: 'shell.queue.trash', isCounted: false },
]

export function findQueue(view: string): Queue | undefined {
  return [...WORK_QUEUES, ...CLOSED_QUEUES].find((queue) => queue.view === view)
}
