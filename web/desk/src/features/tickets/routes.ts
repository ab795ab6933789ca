import type { RouteRecordRaw } from 'vue-router'

export const deskRoutes: RouteRecordRaw[] = [
  { path: 'inbox/:view/:ticketId?', name: 'inbox', component: () => import('@/pages/Inbox.vue'), props: true },
  { path: 'tickets/:number(\\d+)', name: 'ticket-by-number', component: () => import('@/pages/TicketByNumber.vue'), props: true },
]
