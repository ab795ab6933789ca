import type { RouteRecordRaw } from 'vue-router'

export const publicRoutes: RouteRecordRaw[] = [
  { path: '/setup', name: 'setup', component: () => import('@/pages/Setup.vue'), meta: { titleKey: 'setup.title' } },
]
