import { useOverlay } from '@nuxt/ui/composables'
import ConfirmDialog, { type Confirmation } from './ConfirmDialog.vue'

/** Asks before a step that cannot be undone: `if (await confirm({ title, text, action })) …`. */
export function useConfirm(): (question: Confirmation) => Promise<boolean> {
  const dialog = useOverlay().create(ConfirmDialog, { destroyOnClose: true })
  return async (question) => Boolean(await dialog.open(question).result)
}
