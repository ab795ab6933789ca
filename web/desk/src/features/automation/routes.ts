import type { RouteRecordRaw } from 'vue-router'
import { READS_ADMINISTRATION } from '@/features/settings/rights'

export const settingsRoutes: RouteRecordRaw[] = [
  {
    path: 'automations',
    name: 'settings-automations',
    component: () => import('@/pages/settings/Automations.vue'),
    meta: {
      titleKey: 'automation.title',
      settings: { labelKey: 'automation.title', icon: 'i-lucide-workflow', group: 'company', order: 52, roles: READS_ADMINISTRATION },
    },
  },
  { path: 'automations/log', name: 'settings-automation-log', component: () => import('@/pages/settings/AutomationLog.vue'), meta: { titleKey: 'automation.log.title' } },
  { path: 'automations/:ruleId', name: 'settings-automation', component: () => import('@/pages/settings/Automation.vue'), props: true, meta: { titleKey: 'automation.title' } },
]
