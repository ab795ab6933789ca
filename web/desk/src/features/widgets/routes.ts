import type { RouteRecordRaw } from 'vue-router'
import { READS_ADMINISTRATION } from '@/features/settings/rights'

export const settingsRoutes: RouteRecordRaw[] = [
  {
    path: 'widgets',
    name: 'settings-widgets',
    component: () => import('@/pages/settings/Widgets.vue'),
    meta: {
      titleKey: 'widgets.title',
      settings: { labelKey: 'widgets.title', icon: 'i-lucide-message-circle-more', group: 'company', order: 22, roles: READS_ADMINISTRATION },
    },
  },
  { path: 'widgets/:accountId', name: 'settings-widget', component: () => import('@/pages/settings/Widget.vue'), props: true, meta: { titleKey: 'widgets.title' } },
]
