import { COMMANDS, keysOf, type Command } from './commands'

/** Where the sheet shows a command: walking the list, working on a ticket, writing, or around the desk. */
export const GROUPS = ['list', 'ticket', 'writing', 'desk'] as const
export type Group = (typeof GROUPS)[number]

/** Group and icon of every command, for the palette and the sheet. */
export const COMMAND_TABLE: Record<Command, { group: Group; icon: string }> = {
  next: { group: 'list', icon: 'i-lucide-arrow-down' },
  previous: { group: 'list', icon: 'i-lucide-arrow-up' },
  open: { group: 'list', icon: 'i-lucide-corner-down-left' },
  select: { group: 'list', icon: 'i-lucide-square-check' },
  select_all: { group: 'list', icon: 'i-lucide-list-checks' },
  filter: { group: 'list', icon: 'i-lucide-list-filter' },
  save_view: { group: 'list', icon: 'i-lucide-save' },
  export: { group: 'list', icon: 'i-lucide-download' },
  back: { group: 'list', icon: 'i-lucide-arrow-left' },
  reply: { group: 'writing', icon: 'i-lucide-reply' },
  note: { group: 'writing', icon: 'i-lucide-notebook-pen' },
  forward: { group: 'writing', icon: 'i-lucide-forward' },
  send_later: { group: 'writing', icon: 'i-lucide-clock' },
  assign_me: { group: 'ticket', icon: 'i-lucide-user-round-check' },
  hand_over: { group: 'ticket', icon: 'i-lucide-user-round-plus' },
  status: { group: 'ticket', icon: 'i-lucide-circle-dot' },
  solve: { group: 'ticket', icon: 'i-lucide-check' },
  snooze: { group: 'ticket', icon: 'i-lucide-alarm-clock' },
  due: { group: 'ticket', icon: 'i-lucide-calendar-clock' },
  trash: { group: 'ticket', icon: 'i-lucide-trash-2' },
  follow: { group: 'ticket', icon: 'i-lucide-bookmark' },
  mark_unread: { group: 'ticket', icon: 'i-lucide-mail' },
  rename: { group: 'ticket', icon: 'i-lucide-pencil' },
  copy_link: { group: 'ticket', icon: 'i-lucide-link' },
  history: { group: 'ticket', icon: 'i-lucide-history' },
  spam: { group: 'ticket', icon: 'i-lucide-shield-alert' },
  restore: { group: 'ticket', icon: 'i-lucide-archive-restore' },
  link: { group: 'ticket', icon: 'i-lucide-link-2' },
  merge: { group: 'ticket', icon: 'i-lucide-merge' },
  split: { group: 'ticket', icon: 'i-lucide-split' },
  print: { group: 'ticket', icon: 'i-lucide-printer' },
  add_task: { group: 'ticket', icon: 'i-lucide-list-plus' },
  add_time: { group: 'ticket', icon: 'i-lucide-clock-plus' },
  timer: { group: 'ticket', icon: 'i-lucide-timer' },
  take_chat: { group: 'ticket', icon: 'i-lucide-hand' },
  transfer_chat: { group: 'ticket', icon: 'i-lucide-forward' },
  end_chat: { group: 'ticket', icon: 'i-lucide-circle-stop' },
  panel: { group: 'ticket', icon: 'i-lucide-panel-right' },
  undo: { group: 'ticket', icon: 'i-lucide-undo-2' },
  new_ticket: { group: 'desk', icon: 'i-lucide-square-pen' },
  new_call: { group: 'desk', icon: 'i-lucide-phone' },
  search: { group: 'desk', icon: 'i-lucide-search' },
  notifications: { group: 'desk', icon: 'i-lucide-bell' },
  palette: { group: 'desk', icon: 'i-lucide-command' },
  shortcuts: { group: 'desk', icon: 'i-lucide-keyboard' },
}

/** What the key sheet shows: every command in its group, those with a key first. */
export function sheetGroups(): { group: Group; commands: Command[] }[] {
  const byKeyFirst = (one: Command, other: Command) => Number(!keysOf(one).length) - Number(!keysOf(other).length)
  return GROUPS.map((group) => ({ group, commands: COMMANDS.filter((one) => COMMAND_TABLE[one].group === group).sort(byKeyFirst) }))
}
