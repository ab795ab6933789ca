import { computed, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import type { Availability, Language } from '@/api/types'
import { useOwnSettings } from '@/features/me/useOwnSettings'
import { LANGUAGES } from '@/i18n'
import { useSession } from '@/stores/session'
import { useNotify } from './notify'
import type { BothLanguages, PaletteEntry } from './paletteEntries'

const THEMES = [['light', 'i-lucide-sun'], ['dark', 'i-lucide-moon'], ['system', 'i-lucide-monitor']] as const
const DENSITIES = [['comfortable', 'i-lucide-rows-2'], ['compact', 'i-lucide-rows-4']] as const
const AFTER = ['stay', 'next', 'list'] as const
const AVAILABILITIES: Availability[] = ['online', 'away', 'offline']

/** What somebody can choose about his desk, each as something to say; what is chosen already is left out. */
export function usePreferenceEntries(both: BothLanguages): Ref<PaletteEntry[]> {
  const { t } = useI18n()
  const router = useRouter()
  const session = useSession()
  const notify = useNotify()
  const { preferences, save, prefer } = useOwnSettings()

  /** "Theme: dark", found by either half in either language. */
  function choice(id: string, aboutKey: string, valueKey: string, icon: string, isChosen: boolean, run: () => void): PaletteEntry[] {
    if (isChosen) return []
    const [about, value] = [both(aboutKey), both(valueKey)]
    return [{ id: `choice:${id}`, label: `${about.label}: ${value.label}`, words: `${about.words} ${value.words}`, icon, run }]
  }

  async function signOut(): Promise<void> {
    try {
      await session.signOut()
      await router.push('/sign-in')
    } catch (error) {
      notify.failed(t('shell.not_saved'), error)
    }
  }

  return computed(() => {
    const me = session.me
    if (!me) return []
    const now = preferences.value
    return [
      ...LANGUAGES.flatMap((value: Language) => choice(`language.${value}`, 'shell.language', `common.language.${value}`, 'i-lucide-languages', me.language === value, () => void save({ language: value }))),
      ...THEMES.flatMap(([value, icon]) => choice(`theme.${value}`, 'shell.theme', `common.theme.${value}`, icon, me.theme === value, () => void save({ theme: value }))),
      ...DENSITIES.flatMap(([value, icon]) => choice(`density.${value}`, 'me.look.density', `me.density.${value}`, icon, now.density === value, () => void prefer({ density: value }))),
      ...AFTER.flatMap((value) => choice(`after.${value}`, 'me.after_send.label', `me.after_send.${value}`, 'i-lucide-corner-down-right', now.after_send === value, () => void prefer({ after_send: value }))),
      ...[true, false].flatMap((value) => choice(`shortcuts.${value}`, 'me.work.shortcuts', value ? 'commands.on' : 'commands.off', 'i-lucide-keyboard', now.shortcuts === value, () => void prefer({ shortcuts: value }))),
      ...AVAILABILITIES.flatMap((value) => choice(`availability.${value}`, 'commands.availability', `common.availability.${value}`, 'i-lucide-circle-user-round', me.availability === value, () => void session.setAvailability(value))),
      { id: 'choice:sign-out', ...both('shell.sign_out'), icon: 'i-lucide-log-out', run: () => void signOut() },
    ]
  })
}
