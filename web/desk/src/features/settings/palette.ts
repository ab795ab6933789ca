import { computed } from 'vue'
import type { PaletteSource } from '@/shell/paletteEntries'
import { useSettingsEntries } from './navigation'

/** Every page of the settings that this person may open. */
export const usePalette: PaletteSource['usePalette'] = ({ both, go }) => {
  const { groups } = useSettingsEntries()
  return computed(() => [
    {
      id: 'settings',
      label: both('common.settings').label,
      entries: groups.value.flatMap((group) => group.entries).map((entry) => {
        const [page, settings] = [both(entry.labelKey), both('common.settings')]
        return { id: `page:${entry.to}`, label: page.label, words: `${page.words} ${settings.label} ${settings.words}`, hint: settings.label, icon: entry.icon, to: entry.to, run: () => go(entry.to) }
      }),
    },
  ])
}
