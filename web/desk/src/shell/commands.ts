import { onScopeDispose, reactive } from 'vue'

/** Everything that a key or the palette can ask for. */
export const COMMANDS = [
  'next', 'previous', 'open', 'reply', 'note', 'assign_me', 'status', 'solve', 'trash', 'undo', 'search', 'shortcuts', 'palette', 'new_ticket', 'back', 'close_panel',
] as const
export type Command = (typeof COMMANDS)[number]

export interface KeyPress {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  /** True while the person writes in a field or in the composer. */
  isTyping: boolean
}

const BY_KEY: Record<string, Command> = {
  j: 'next', k: 'previous', Enter: 'open', r: 'reply', n: 'note', a: 'assign_me', s: 'status', e: 'solve', '#': 'trash', z: 'undo', '/': 'search', '?': 'shortcuts', c: 'new_ticket', u: 'back',
}
/** The same keys on a Thai (Kedmanee) keyboard that nobody switched back. */
const THAI_KEYS: Record<string, string> = {
  '่': 'j', 'า': 'k', 'พ': 'r', 'ื': 'n', 'ฟ': 'a', 'ห': 's', 'ำ': 'e', 'ฝ': '/', 'ฦ': '?', 'แ': 'c', 'ี': 'u', 'ผ': 'z',
}

/** The keys as the sheet shows them, in its order. */
export const SHOWN_KEYS: { command: Command; keys: string[] }[] = [
  { command: 'next', keys: ['j'] },
  { command: 'previous', keys: ['k'] },
  { command: 'open', keys: ['enter'] },
  { command: 'reply', keys: ['r'] },
  { command: 'note', keys: ['n'] },
  { command: 'assign_me', keys: ['a'] },
  { command: 'status', keys: ['s'] },
  { command: 'solve', keys: ['e'] },
  { command: 'trash', keys: ['#'] },
  { command: 'undo', keys: ['z'] },
  { command: 'new_ticket', keys: ['c'] },
  { command: 'search', keys: ['/'] },
  { command: 'palette', keys: ['meta', 'k'] },
  { command: 'back', keys: ['u'] },
  { command: 'shortcuts', keys: ['?'] },
]

/** Which command a key press means, or null. `single` = whether the person wants keys without Ctrl. */
export function commandFor(press: KeyPress, single: boolean): Command | null {
  if ((press.ctrlKey || press.metaKey) && !press.altKey) {
    if (press.key.toLowerCase() === 'k' || press.key === 'า') return 'palette'
    return (press.key === 'z' || press.key === 'ผ') && !press.isTyping ? 'undo' : null
  }
  if (press.altKey || press.ctrlKey || press.metaKey || press.isTyping || !single) return null
  return BY_KEY[THAI_KEYS[press.key] ?? press.key] ?? null
}

type Handler = () => void
const handlers = reactive(new Map<Command, Handler[]>())

/** Answers a command as long as this component lives; the youngest handler wins. */
export function onCommand(command: Command, handler: Handler): void {
  handlers.set(command, [...(handlers.get(command) ?? []), handler])
  onScopeDispose(() => handlers.set(command, (handlers.get(command) ?? []).filter((one) => one !== handler)))
}

/** False when nothing on the screen answers it. */
export function runCommand(command: Command): boolean {
  const handler = handlers.get(command)?.at(-1)
  handler?.()
  return handler !== undefined
}

export function canRun(command: Command): boolean {
  return (handlers.get(command)?.length ?? 0) > 0
}
