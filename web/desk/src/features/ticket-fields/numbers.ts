/** `1290.5` → `1,290.50` for two places. */
export function writeNumber(value: number, decimals: number, isMoney = false): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: isMoney ? decimals : 0, maximumFractionDigits: decimals })
}

/** What somebody typed as a number: null for nothing, undefined for what is none. Thai digits, commas and ฿ are understood. */
export function readNumber(text: string, decimals: number): number | null | undefined {
  const plain = text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50)).replace(/[\s,฿]/g, '')
  if (plain === '') return null
  if (!/^[-+]?\d{1,15}(\.\d+)?$/.test(plain)) return undefined
  const places = plain.split('.')[1]?.replace(/0+$/, '').length ?? 0
  return places > decimals ? undefined : Number(plain)
}
