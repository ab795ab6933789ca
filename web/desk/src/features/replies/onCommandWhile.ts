import { effectScope, watch } from 'vue'
import { onCommand, type Command } from '@/shell/commands'

/** Answers commands while `isMine` says so: of several talks side by side, the one somebody works in. */
export function onCommandWhile(isMine: () => boolean, handlers: Partial<Record<Command, () => unknown>>): void {
  watch(isMine, (mine, _before, onCleanup) => {
    if (!mine) return
    const scope = effectScope()
    scope.run(() => (Object.entries(handlers) as [Command, () => unknown][]).forEach(([command, handler]) => onCommand(command, () => void handler())))
    onCleanup(() => scope.stop())
  }, { immediate: true })
}
