import { useEventListener } from '@vueuse/core'
import { useSession } from '@/stores/session'
import { useUi } from '@/stores/ui'
import { commandFor, runCommand } from './commands'

const FIELDS = 'input:not([type=checkbox]), textarea, select, [contenteditable="true"], [role="textbox"], [role="combobox"]'
const PRESSABLE = 'button, a, summary, [role="button"], [role="menuitem"], [role="option"], [role="tab"]'

/** Turns key presses into commands, except while somebody writes, a dialog is open, or Enter belongs to a button. */
export function useKeyboard(): void {
  const session = useSession()
  const ui = useUi()
  useEventListener(document, 'keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || event.repeat && event.key === 'Enter') return
    const target = event.target instanceof Element ? event.target : null
    const command = commandFor(
      {
        key: event.key,
        ctrlKey: event.ctrlKey,
        metaKey: event.metaKey,
        altKey: event.altKey,
        isTyping: target?.closest(FIELDS) !== null && target !== null,
      },
      session.me?.preferences.shortcuts ?? true,
    )
    if (!command) return
    if (command === 'open' && target?.closest(PRESSABLE)) return
    if (command !== 'palette' && (ui.overlay || target?.closest('[role="dialog"], [role="menu"], [role="listbox"]'))) return
    if (runCommand(command)) event.preventDefault()
  })
}
