/** A view's mark is an emoji or one of these. */
export const isEmoji = (icon: string): boolean => icon !== '' && !icon.startsWith('i-')
export const VIEW_ICONS = [
  'i-lucide-list-filter', 'i-lucide-flame', 'i-lucide-star', 'i-lucide-clock-alert', 'i-lucide-hourglass', 'i-lucide-flag', 'i-lucide-heart', 'i-lucide-package',
  'i-lucide-truck', 'i-lucide-wrench', 'i-lucide-receipt', 'i-lucide-banknote', 'i-lucide-building-2', 'i-lucide-users-round', 'i-lucide-calendar-days', 'i-lucide-bug',
]
