import type { RouteRecordRaw } from 'vue-router'

export const publicRoutes: RouteRecordRaw[] = [
  { path: '/sign-in', name: 'sign-in', component: () => import('@/pages/SignIn.vue'), meta: { titleKey: 'session.sign_in.title' } },
  {
    path: '/forgot-password',
    name: 'forgot-password',
    component: () => import('@/pages/ForgotPassword.vue'),
    meta: { titleKey: 'session.forgot.title' },
  },
  {
    path: '/password-resets/:token',
    name: 'reset-password',
    component: () => import('@/pages/ResetPassword.vue'),
    props: true,
    meta: { titleKey: 'session.reset.title' },
  },
  {
    path: '/invitations/:token',
    name: 'invitation',
    component: () => import('@/pages/Invitation.vue'),
    props: true,
    meta: { titleKey: 'session.invitation.title' },
  },
]
