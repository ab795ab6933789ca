import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { MePatch, Preferences } from '@/api/types'
import { useNotify } from '@/shell/notify'
import { useSession } from '@/stores/session'

/** Choices about the desk that count at once: the screen changes first, and goes back if the server refuses. */
export function useOwnSettings() {
  const { t } = useI18n()
  const session = useSession()
  const notify = useNotify()
  // While somebody signs out his page still stands for a moment, as it was.
  const preferences = computed<Preferences>((before) => session.me?.preferences ?? before!)

  async function save(patch: MePatch): Promise<void> {
    try {
      await session.update(patch)
    } catch (problem) {
      notify.failed(t('me.not_saved'), problem)
    }
  }

  const prefer = (part: Partial<Preferences>) => save({ preferences: { ...preferences.value, ...part } })

  return { preferences, save, prefer }
}
