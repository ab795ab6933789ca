import type { RouteRecordRaw } from 'vue-router'
import { READS_ADMINISTRATION } from '@/features/settings/rights'

export const settingsRoutes: RouteRecordRaw[] = [
  {
    path: 'recurring',
    name: 'settings-recurring',
    component: () => import('@/pages/settings/RecurringTickets.vue'),
    meta: { titleKey: 'recurring.title', settings: { labelKey: 'recurring.title', icon: 'i-lucide-repeat', group: 'company', order: 54, roles: READS_ADMINISTRATION } },
  },
  { path: 'recurring/:recurringId', name: 'settings-recurring-ticket', component: () => import('@/pages/settings/RecurringTicket.vue'), props: true, meta: { titleKey: 'recurring.title' } },
]
