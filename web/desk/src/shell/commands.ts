import { onScopeDispose, reactive } from 'vue'

/**
 * Everything that a key or the palette can ask for, with its key ('' = none, the palette reaches it), in the order of
 * the sheet. A new command is a line here, a line in commandTable.ts (group and icon) and its sentence in both
 * locales/<language>/commands.json; whoever can do it says so with `onCommand`. The palette and the sheet read these.
 */
const KEYS = {
  next: 'j',
  previous: 'k',
  open: 'Enter',
  select: 'x',
  select_all: '',
  filter: '',
  save_view: '',
  export: '',
  back: 'u',
  reply: 'r',
  note: 'n',
  forward: 'w',
  send_later: '',
  assign_me: 'a',
  hand_over: 'o',
  status: 's',
  solve: 'e',
  snooze: 'h',
  due: 'd',
  trash: '#',
  follow: 'f',
  mark_unread: '',
  rename: '',
  copy_link: '',
  history: '',
  spam: '',
  restore: '',
  link: 'l',
  merge: 'm',
  split: '',
  print: '',
  add_task: 't',
  add_time: '',
  timer: '',
  take_chat: '',
  transfer_chat: '',
  end_chat: '',
  panel: 'i',
  undo: 'z',
  new_ticket: 'c',
  new_call: 'p',
  search: '/',
  notifications: '',
  palette: '',
  shortcuts: '?',
} satisfies Record<string, string>

export type Command = keyof typeof KEYS
export const COMMANDS = Object.keys(KEYS) as Command[]

export interface KeyPress {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  /** True while the person writes in a field or in the composer. */
  isTyping: boolean
}

/** The letters of a Thai (Kedmanee) keyboard that nobody switched back, on the keys of `LATIN`. */
const THAI = 'ๆไำพะัีรนยฟหกดเ้่าสวงผปแอิืทมใฝฦ'
const LATIN = "qwertyuiopasdfghjkl;'zxcvbnm,./?"
const BY_KEY = new Map(COMMANDS.filter((command) => KEYS[command]).map((command) => [KEYS[command], command]))

/** The keys of a command as people are shown them, none when only the palette has it. */
export function keysOf(command: Command): string[] {
  if (command === 'palette') return ['meta', 'k']
  return KEYS[command] ? [KEYS[command].toLowerCase()] : []
}

/** Which command a key press means, or null. `single` = whether the person wants keys without Ctrl. */
export function commandFor(press: KeyPress, single: boolean): Command | null {
  const key = LATIN[THAI.indexOf(press.key)] ?? press.key
  const withControl = (press.ctrlKey || press.metaKey) && !press.altKey
  if (withControl && key.toLowerCase() === 'k') return 'palette'
  if (withControl && key === 'z' && !press.isTyping) return 'undo'
  if (press.ctrlKey || press.metaKey || press.altKey || press.isTyping || !single) return null
  return BY_KEY.get(key) ?? null
}

interface Handler {
  run: () => unknown
  isAllowed: () => boolean
}
const handlers = reactive(new Map<Command, Handler[]>())
const handlerOf = (command: Command) => handlers.get(command)?.at(-1)

/** Answers a command as long as this component lives and the person may do it; the youngest handler wins. */
export function onCommand(command: Command, run: () => unknown, isAllowed: () => boolean = () => true): void {
  const handler = { run, isAllowed }
  handlers.set(command, [...(handlers.get(command) ?? []), handler])
  onScopeDispose(() => handlers.set(command, (handlers.get(command) ?? []).filter((one) => one.run !== run)))
}

/** False when nothing on the screen answers it, or the person may not. */
export function runCommand(command: Command): boolean {
  const isPossible = canRun(command)
  if (isPossible) handlerOf(command)!.run()
  return isPossible
}

export const canRun = (command: Command): boolean => handlerOf(command)?.isAllowed() ?? false
