import type { RouteRecordRaw } from 'vue-router'
import { READS_ADMINISTRATION } from '@/features/settings/rights'

export const settingsRoutes: RouteRecordRaw[] = [
  {
    path: 'tags',
    name: 'settings-tags',
    component: () => import('@/pages/settings/Tags.vue'),
    meta: {
      titleKey: 'tags.title',
      settings: { labelKey: 'tags.title', icon: 'i-lucide-tags', group: 'company', order: 60, roles: READS_ADMINISTRATION },
    },
  },
]
