import type { RouteRecordRaw } from 'vue-router'
import { READS_ADMINISTRATION } from './rights'

export const settingsRoutes: RouteRecordRaw[] = [
  { path: '', name: 'settings-index', component: () => import('./SettingsIndex.vue'), meta: { titleKey: 'common.settings' } },
  {
    path: 'company',
    name: 'settings-company',
    component: () => import('@/pages/settings/Company.vue'),
    meta: {
      titleKey: 'settings.company.title',
      settings: { labelKey: 'settings.company.title', icon: 'i-lucide-building-2', group: 'company', order: 10, roles: READS_ADMINISTRATION },
    },
  },
]
