import type { RouteRecordRaw } from 'vue-router'

export const deskRoutes: RouteRecordRaw[] = [
  { path: 'contacts', name: 'contacts', component: () => import('@/pages/Contacts.vue') },
  { path: 'contacts/:id', name: 'contact', component: () => import('@/pages/Contact.vue'), props: true },
  { path: 'companies', name: 'accounts', component: () => import('@/pages/Companies.vue') },
  { path: 'companies/:id', name: 'account', component: () => import('@/pages/Company.vue'), props: true },
]
