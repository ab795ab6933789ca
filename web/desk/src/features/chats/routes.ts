import type { RouteRecordRaw } from 'vue-router'

export const deskRoutes: RouteRecordRaw[] = [
  { path: 'chats', name: 'chats', component: () => import('@/pages/Chats.vue') },
  { path: 'chats/queue', name: 'chat-queue', component: () => import('@/pages/ChatQueue.vue') },
]
