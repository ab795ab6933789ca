import type { RouteRecordRaw } from 'vue-router'
import { READS_ADMINISTRATION } from '@/features/settings/rights'

export const deskRoutes: RouteRecordRaw[] = [
  { path: 'chats', name: 'chats', component: () => import('@/pages/Chats.vue') },
  { path: 'chats/queue', name: 'chat-queue', component: () => import('@/pages/ChatQueue.vue') },
]

export const settingsRoutes: RouteRecordRaw[] = [
  {
    path: 'wrap-up-codes',
    name: 'settings-wrap-up-codes',
    component: () => import('@/pages/settings/WrapUpCodes.vue'),
    meta: {
      titleKey: 'chats.wrap_ups.title',
      settings: { labelKey: 'chats.wrap_ups.title', icon: 'i-lucide-flag', group: 'company', order: 26, roles: READS_ADMINISTRATION },
    },
  },
]
