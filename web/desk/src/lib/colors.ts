/** The colours that tags and people may have, each readable on light and dark ground. */
const SOFT: Record<string, string> = {
  teal: 'bg-teal-100 text-teal-900 dark:bg-teal-950 dark:text-teal-200',
  blue: 'bg-blue-100 text-blue-900 dark:bg-blue-950 dark:text-blue-200',
  violet: 'bg-violet-100 text-violet-900 dark:bg-violet-950 dark:text-violet-200',
  pink: 'bg-pink-100 text-pink-900 dark:bg-pink-950 dark:text-pink-200',
  red: 'bg-red-100 text-red-900 dark:bg-red-950 dark:text-red-200',
  orange: 'bg-orange-100 text-orange-900 dark:bg-orange-950 dark:text-orange-200',
  amber: 'bg-amber-100 text-amber-900 dark:bg-amber-950 dark:text-amber-200',
  green: 'bg-green-100 text-green-900 dark:bg-green-950 dark:text-green-200',
  slate: 'bg-slate-200 text-slate-800 dark:bg-slate-800 dark:text-slate-200',
}
export const COLOR_NAMES = Object.keys(SOFT)

/** Classes of a soft label; a colour we do not know (or a seed such as an id) always gets the same one. */
export function softColor(name: string): string {
  const known = SOFT[name]
  if (known) return known
  let sum = 0
  for (const letter of name) sum = (sum * 31 + letter.charCodeAt(0)) >>> 0
  return SOFT[COLOR_NAMES[sum % COLOR_NAMES.length]!]!
}
