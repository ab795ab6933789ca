/** Durations as conditions write them (ISO 8601, one unit): `PT30M`, `PT4H`, `P2D`. */
export const UNITS = ['minutes', 'hours', 'days'] as const
export type Unit = (typeof UNITS)[number]
const PARTS: Record<Unit, [string, string]> = { minutes: ['PT', 'M'], hours: ['PT', 'H'], days: ['P', 'D'] }

export function readDuration(text: unknown): { amount: number; unit: Unit } {
  const found = /^P(T?)(\d+)([MHD])$/.exec(String(text))
  const unit = UNITS.find((one) => PARTS[one][1] === found?.[3]) ?? 'days'
  return { amount: found ? Number(found[2]) : 1, unit }
}

export function writeDuration(amount: number, unit: Unit): string {
  const [before, after] = PARTS[unit]
  return `${before}${Math.max(0, Math.round(amount))}${after}`
}
