import type { Preferences } from '@/api/types'

export type Kind = keyof Preferences['notify']
export type Wishes = Preferences['notify'][Kind]
export type Switch = 'bell' | 'browser' | 'sound' | 'push'

/** What a person may want to hear of, in the groups in which it is asked. */
export const GROUPS: { name: 'work' | 'colleagues' | 'time'; kinds: Kind[] }[] = [
  { name: 'work', kinds: ['assigned', 'team_assigned', 'message', 'follow', 'delivery_failed'] },
  { name: 'colleagues', kinds: ['mentioned', 'team_mentioned', 'noted', 'reacted'] },
  { name: 'time', kinds: ['snooze_over', 'task_assigned', 'task_due'] },
]

export const SWITCHES: { way: Switch; icon: string }[] = [
  { way: 'bell', icon: 'i-lucide-bell' },
  { way: 'browser', icon: 'i-lucide-app-window' },
  { way: 'sound', icon: 'i-lucide-volume-2' },
  { way: 'push', icon: 'i-lucide-smartphone' },
]

export const MAILS = ['off', 'at_once', 'digest'] as const
