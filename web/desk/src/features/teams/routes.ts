import type { RouteRecordRaw } from 'vue-router'
import { READS_ADMINISTRATION } from '@/features/settings/rights'

export const settingsRoutes: RouteRecordRaw[] = [
  {
    path: 'teams',
    name: 'settings-teams',
    component: () => import('@/pages/settings/Teams.vue'),
    meta: {
      titleKey: 'teams.title',
      settings: { labelKey: 'teams.title', icon: 'i-lucide-users-round', group: 'company', order: 30, roles: READS_ADMINISTRATION },
    },
  },
]
