import type { RouteRecordRaw } from 'vue-router'
import { READS_ADMINISTRATION } from '@/features/settings/rights'

export const settingsRoutes: RouteRecordRaw[] = [
  {
    path: 'ticket-statuses',
    name: 'settings-ticket-statuses',
    component: () => import('@/pages/settings/TicketStatuses.vue'),
    meta: {
      titleKey: 'ticket_statuses.title',
      settings: { labelKey: 'ticket_statuses.title', icon: 'i-lucide-circle-dot', group: 'company', order: 61, roles: READS_ADMINISTRATION },
    },
  },
]
