import { refDebounced } from '@vueuse/core'
import { computed, ref, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { useBothLanguages } from '@/i18n'
import { COMMAND_TABLE } from './commandTable'
import { canRun, COMMANDS, keysOf, runCommand, type Command } from './commands'
import type { BothLanguages, PaletteEntry, PaletteGroup, PaletteSource } from './paletteEntries'
import { recentChoices } from './recent'
import { usePreferenceEntries } from './usePreferenceEntries'

/** A number means its ticket before anything else; then places. What the server finds comes last. */
const ORDER = ['by-number', 'places']
const HIDDEN = new Set<Command>(['palette', 'open'])
const sources = Object.values(import.meta.glob<PaletteSource>('../features/*/palette.ts', { eager: true }))

/** All that the palette offers: commands that something on the screen answers, choices, places, and what the features find. */
export function usePaletteGroups(text: Ref<string>): Ref<PaletteGroup[]> {
  const { t, te, locale } = useI18n()
  const router = useRouter()
  const typed = refDebounced(text, 150)
  const hasBoth = ref(false)
  void useBothLanguages().then(() => (hasBoth.value = true))
  const other = computed(() => (locale.value === 'th' ? 'en' : 'th'))

  const both: BothLanguages = (key, words = {}) => {
    const also = ['', ...(hasBoth.value ? [locale.value, other.value] : [locale.value])].map((language) => (language && te(key.replace('.name.', '.words.'), language) && key.includes('.name.') ? t(key.replace('.name.', '.words.'), {}, { locale: language }) : ''))
    return { label: t(key, words), words: [hasBoth.value ? t(key, words, { locale: other.value }) : '', ...also].filter(Boolean).join(' ') }
  }
  const go = (to: string) => void router.push(to)
  const preferences = usePreferenceEntries(both)
  const found = sources.map((source) => source.usePalette({ typed, both, go }))

  const commands = computed<PaletteEntry[]>(() =>
    COMMANDS.filter((command) => !HIDDEN.has(command) && canRun(command)).map((command) => ({
      id: `command:${command}`, ...both(`commands.name.${command}`), icon: COMMAND_TABLE[command].icon, keys: keysOf(command), run: () => void runCommand(command),
    })),
  )

  return computed(() => {
    const offered = found.flatMap((one) => one.value)
    const groups: PaletteGroup[] = [
      { id: 'commands', label: t('shell.palette.commands'), entries: commands.value },
      ...offered.filter((group) => group.isHere),
      ...ORDER.flatMap((id) => offered.filter((group) => group.id === id)),
      ...offered.filter((group) => !group.isFound && !group.isHere && !ORDER.includes(group.id)),
      { id: 'preferences', label: t('commands.preferences'), entries: preferences.value },
      ...offered.filter((group) => group.isFound && !ORDER.includes(group.id)),
    ]
    return [recentGroup(groups), ...groups].filter((group) => group.entries.length)
  })

  function recentGroup(groups: PaletteGroup[]): PaletteGroup {
    const all = new Map(groups.flatMap((group) => group.entries.map((entry) => [entry.id, entry])))
    const entries = text.value.trim() ? [] : recentChoices().flatMap(({ id, label, icon, to }) => {
      const known = all.get(id)
      if (known) return [{ ...known, id: `recent:${id}` }]
      return label && to ? [{ id: `recent:${id}`, label, icon: icon ?? 'i-lucide-clock', to, run: () => go(to) }] : []
    })
    return { id: 'recent', label: t('commands.recent'), entries }
  }
}
