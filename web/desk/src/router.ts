import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { useEveryPage } from '@/i18n'
import { useSession } from '@/stores/session'

declare module 'vue-router' {
  interface RouteMeta {
    /** Reachable without a session. */
    isPublic?: boolean
    /** Key of the page's title. */
    titleKey?: string
    /** Entry in the settings navigation. */
    settings?: { labelKey: string; icon: string; group: 'personal' | 'company'; order: number; roles?: string[] }
  }
}

interface FeatureRoutes {
  publicRoutes?: RouteRecordRaw[]
  deskRoutes?: RouteRecordRaw[]
  settingsRoutes?: RouteRecordRaw[]
}

/** Every feature brings its own pages in `features/<noun>/routes.ts`. */
const features = Object.values(import.meta.glob<FeatureRoutes>('./features/*/routes.ts', { eager: true }))
const gather = (part: keyof FeatureRoutes) => features.flatMap((feature) => feature[part] ?? [])

export const settingsRoutes = gather('settingsRoutes').sort(
  (one, other) => (one.meta?.settings?.order ?? 0) - (other.meta?.settings?.order ?? 0),
)

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    ...gather('publicRoutes').map((route) => ({ ...route, meta: { ...route.meta, isPublic: true } })),
    { path: '/unreachable', name: 'unreachable', component: () => import('@/pages/Unreachable.vue'), meta: { isPublic: true } },
    {
      path: '/',
      component: () => import('@/shell/DeskShell.vue'),
      children: [
        { path: '', name: 'start', component: () => import('@/pages/NotFound.vue'), beforeEnter: () => `/inbox/${useSession().startView}` },
        ...gather('deskRoutes'),
        {
          path: 'settings',
          name: 'settings',
          component: () => import('@/features/settings/SettingsLayout.vue'),
          children: settingsRoutes,
        },
        { path: ':rest(.*)*', name: 'not-found', component: () => import('@/pages/NotFound.vue') },
      ],
    },
  ],
})

router.beforeEach(async (to) => {
  if (to.name !== 'inbox') await useEveryPage()
  if (to.meta.isPublic) return true
  const isSignedIn = await useSession().load().catch(() => null)
  if (isSignedIn === null) return { name: 'unreachable', query: { next: to.fullPath } }
  return isSignedIn || { path: '/sign-in', query: to.fullPath === '/' ? {} : { next: to.fullPath } }
})
