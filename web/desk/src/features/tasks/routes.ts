import type { RouteRecordRaw } from 'vue-router'
import { READS_ADMINISTRATION } from '@/features/settings/rights'

export const deskRoutes: RouteRecordRaw[] = [{ path: 'tasks', name: 'tasks', component: () => import('@/pages/Tasks.vue') }]

export const settingsRoutes: RouteRecordRaw[] = [
  {
    path: 'checklists',
    name: 'settings-checklists',
    component: () => import('@/pages/settings/Checklists.vue'),
    meta: {
      titleKey: 'tasks.checklists.title',
      settings: { labelKey: 'tasks.checklists.title', icon: 'i-lucide-list-checks', group: 'company', order: 64, roles: READS_ADMINISTRATION },
    },
  },
]
