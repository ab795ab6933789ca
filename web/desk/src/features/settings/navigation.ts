import { computed } from 'vue'
import { useRoute } from 'vue-router'
import { settingsRoutes } from '@/router'
import { useSession } from '@/stores/session'

export interface SettingsEntry {
  to: string
  labelKey: string
  icon: string
}

export interface SettingsGroup {
  name: 'personal' | 'company'
  entries: SettingsEntry[]
}

/** The settings this person may open, and whether the page that is open now is one of them. */
export function useSettingsEntries() {
  const session = useSession()
  const route = useRoute()
  const all = settingsRoutes.flatMap((each) => (each.meta?.settings ? [{ ...each.meta.settings, to: `/settings/${each.path}` }] : []))
  const isAllowed = (entry: (typeof all)[number]) => !entry.roles || (session.me !== null && entry.roles.includes(session.me.role))

  const groups = computed<SettingsGroup[]>(() =>
    (['personal', 'company'] as const)
      .map((name) => ({ name, entries: all.filter((entry) => entry.group === name && isAllowed(entry)) }))
      .filter((group) => group.entries.length > 0),
  )
  const isForbidden = computed(() => {
    const open = all.find((entry) => route.path === entry.to || route.path.startsWith(`${entry.to}/`))
    return open !== undefined && !isAllowed(open)
  })

  return { groups, isForbidden }
}
