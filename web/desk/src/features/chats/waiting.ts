/** `2:05`, `1:02:07`: how long something has lasted, to the second. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60]
  const two = (value: number) => String(value).padStart(2, '0')
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
}

export function secondsSince(instant: string, now: number): number {
  return Math.max(0, (now - Date.parse(instant)) / 1000)
}

/** How much of the ringing is left, 1 at the beginning and 0 at the end. */
export function leftOf(start: string, end: string, now: number): number {
  const whole = Date.parse(end) - Date.parse(start)
  return whole > 0 ? Math.min(1, Math.max(0, (Date.parse(end) - now) / whole)) : 0
}
