import type { RouteRecordRaw } from 'vue-router'
import { READS_ADMINISTRATION } from '@/features/settings/rights'

export const settingsRoutes: RouteRecordRaw[] = [
  {
    path: 'mailboxes',
    name: 'settings-mailboxes',
    component: () => import('@/pages/settings/Mailboxes.vue'),
    meta: {
      titleKey: 'channel_accounts.title',
      settings: { labelKey: 'channel_accounts.title', icon: 'i-lucide-mail', group: 'company', order: 20, roles: READS_ADMINISTRATION },
    },
  },
  {
    path: 'mailboxes/:accountId',
    name: 'settings-mailbox',
    component: () => import('@/pages/settings/Mailbox.vue'),
    props: true,
    meta: { titleKey: 'channel_accounts.title' },
  },
]
