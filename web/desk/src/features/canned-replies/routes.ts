import type { RouteRecordRaw } from 'vue-router'

export const settingsRoutes: RouteRecordRaw[] = [
  {
    path: 'canned-replies',
    name: 'settings-canned-replies',
    component: () => import('@/pages/settings/CannedReplies.vue'),
    meta: {
      titleKey: 'canned_replies.title',
      settings: { labelKey: 'canned_replies.title', icon: 'i-lucide-zap', group: 'company', order: 52, roles: ['admin', 'supervisor', 'agent'] },
    },
  },
  {
    path: 'canned-replies/:replyId',
    name: 'settings-canned-reply',
    component: () => import('@/pages/settings/CannedReply.vue'),
    props: true,
    meta: { titleKey: 'canned_replies.title' },
  },
]
