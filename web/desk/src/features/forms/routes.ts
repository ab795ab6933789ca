import type { RouteRecordRaw } from 'vue-router'
import { READS_ADMINISTRATION } from '@/features/settings/rights'

export const settingsRoutes: RouteRecordRaw[] = [
  {
    path: 'forms',
    name: 'settings-forms',
    component: () => import('@/pages/settings/Forms.vue'),
    meta: {
      titleKey: 'forms.title',
      settings: { labelKey: 'forms.title', icon: 'i-lucide-clipboard-list', group: 'company', order: 24, roles: READS_ADMINISTRATION },
    },
  },
  {
    path: 'forms/:accountId',
    name: 'settings-form',
    component: () => import('@/pages/settings/Form.vue'),
    props: true,
    meta: { titleKey: 'forms.title' },
  },
]
