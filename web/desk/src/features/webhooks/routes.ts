import type { RouteRecordRaw } from 'vue-router'
import { READS_ADMINISTRATION } from '@/features/settings/rights'

export const settingsRoutes: RouteRecordRaw[] = [
  {
    path: 'webhooks',
    name: 'settings-webhooks',
    component: () => import('@/pages/settings/Webhooks.vue'),
    meta: { titleKey: 'webhooks.title', settings: { labelKey: 'webhooks.title', icon: 'i-lucide-webhook', group: 'company', order: 90, roles: READS_ADMINISTRATION } },
  },
  { path: 'webhooks/:webhookId', name: 'settings-webhook', component: () => import('@/pages/settings/Webhook.vue'), props: true, meta: { titleKey: 'webhooks.title' } },
]
