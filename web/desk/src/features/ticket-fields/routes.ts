import type { RouteRecordRaw } from 'vue-router'
import { READS_ADMINISTRATION } from '@/features/settings/rights'

export const settingsRoutes: RouteRecordRaw[] = [
  {
    path: 'ticket-fields',
    name: 'settings-ticket-fields',
    component: () => import('@/pages/settings/TicketFields.vue'),
    meta: {
      titleKey: 'ticket_fields.title',
      settings: { labelKey: 'ticket_fields.title', icon: 'i-lucide-text-cursor-input', group: 'company', order: 62, roles: READS_ADMINISTRATION },
    },
  },
  {
    path: 'ticket-fields/:fieldId',
    name: 'settings-ticket-field',
    component: () => import('@/pages/settings/TicketField.vue'),
    props: true,
    meta: { titleKey: 'ticket_fields.title' },
  },
]
