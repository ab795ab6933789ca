import type { RouteRecordRaw } from 'vue-router'
import { READS_ADMINISTRATION } from '@/features/settings/rights'

export const settingsRoutes: RouteRecordRaw[] = [
  {
    path: 'people',
    name: 'settings-people',
    component: () => import('@/pages/settings/People.vue'),
    meta: {
      titleKey: 'users.title',
      settings: { labelKey: 'users.title', icon: 'i-lucide-user-cog', group: 'company', order: 40, roles: READS_ADMINISTRATION },
    },
  },
]
