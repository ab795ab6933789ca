import type { RouteRecordRaw } from 'vue-router'
import { READS_ADMINISTRATION } from '@/features/settings/rights'

export const settingsRoutes: RouteRecordRaw[] = [
  {
    path: 'parked',
    name: 'settings-parked',
    component: () => import('@/pages/settings/ParkedItems.vue'),
    meta: {
      titleKey: 'parked_items.title',
      settings: { labelKey: 'parked_items.title', icon: 'i-lucide-archive-restore', group: 'company', order: 70, roles: READS_ADMINISTRATION },
    },
  },
]
