/** All time zones the browser knows with their offset, the ones near Thailand first. */
export function timeZones(now: Date, current: string): { value: string; label: string }[] {
  const near = ['Asia/Bangkok', 'Asia/Vientiane', 'Asia/Phnom_Penh', 'Asia/Ho_Chi_Minh', 'Asia/Yangon', 'Asia/Kuala_Lumpur', 'Asia/Singapore']
  const known = Intl.supportedValuesOf('timeZone')
  const names = [...new Set([...near, current, ...known])].filter((name) => name === current || known.includes(name) || near.includes(name))
  return names.map((value) => ({ value, label: `${value.replaceAll('_', ' ')} (${offsetOf(value, now)})` }))
}

function offsetOf(zone: string, now: Date): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(now)
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? ''
}
