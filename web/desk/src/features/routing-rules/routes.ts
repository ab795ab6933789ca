import type { RouteRecordRaw } from 'vue-router'
import { READS_ADMINISTRATION } from '@/features/settings/rights'

export const settingsRoutes: RouteRecordRaw[] = [
  {
    path: 'rules',
    name: 'settings-rules',
    component: () => import('@/pages/settings/RoutingRules.vue'),
    meta: {
      titleKey: 'routing_rules.title',
      settings: { labelKey: 'routing_rules.title', icon: 'i-lucide-split', group: 'company', order: 50, roles: READS_ADMINISTRATION },
    },
  },
  {
    path: 'rules/:ruleId',
    name: 'settings-rule',
    component: () => import('@/pages/settings/RoutingRule.vue'),
    props: true,
    meta: { titleKey: 'routing_rules.title' },
  },
]
