import type { RouteRecordRaw } from 'vue-router'
import { READS_ADMINISTRATION } from '@/features/settings/rights'

export const settingsRoutes: RouteRecordRaw[] = [
  {
    path: 'phone-lines',
    name: 'settings-phone-lines',
    component: () => import('@/pages/settings/PhoneLines.vue'),
    meta: {
      titleKey: 'calls.lines.title',
      settings: { labelKey: 'calls.lines.title', icon: 'i-lucide-phone', group: 'company', order: 25, roles: READS_ADMINISTRATION },
    },
  },
]
