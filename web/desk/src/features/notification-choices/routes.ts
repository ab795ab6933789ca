import type { RouteRecordRaw } from 'vue-router'

export const settingsRoutes: RouteRecordRaw[] = [
  {
    path: 'web-push',
    name: 'settings-web-push',
    component: () => import('@/pages/settings/WebPush.vue'),
    meta: {
      titleKey: 'notification_choices.company.title',
      settings: { labelKey: 'notification_choices.company.title', icon: 'i-lucide-smartphone', group: 'company', order: 15, roles: ['admin'] },
    },
  },
]
