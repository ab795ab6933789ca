import type { RouteRecordRaw } from 'vue-router'

export const settingsRoutes: RouteRecordRaw[] = [
  {
    path: 'profile',
    name: 'settings-profile',
    component: () => import('@/pages/settings/Profile.vue'),
    meta: { titleKey: 'me.profile.title', settings: { labelKey: 'me.profile.title', icon: 'i-lucide-user-round', group: 'personal', order: 1 } },
  },
  {
    path: 'notifications',
    name: 'settings-notifications',
    component: () => import('@/pages/settings/NotificationChoices.vue'),
    meta: { titleKey: 'me.notify.title', settings: { labelKey: 'me.notify.title', icon: 'i-lucide-bell', group: 'personal', order: 2 } },
  },
  {
    path: 'security',
    name: 'settings-security',
    component: () => import('@/pages/settings/Security.vue'),
    meta: { titleKey: 'me.security.title', settings: { labelKey: 'me.security.title', icon: 'i-lucide-shield', group: 'personal', order: 3 } },
  },
  {
    path: 'tokens',
    name: 'settings-tokens',
    component: () => import('@/pages/settings/ApiTokens.vue'),
    meta: { titleKey: 'me.tokens.title', settings: { labelKey: 'me.tokens.title', icon: 'i-lucide-key-round', group: 'personal', order: 4 } },
  },
]
