/** The shortest password that the server takes; longer is better than stranger. */
export const SHORTEST_PASSWORD = 10

export type PasswordStrength = 'short' | 'fair' | 'good'

/** A rough word for how long somebody would have to guess. */
export function passwordStrength(password: string): PasswordStrength {
  if (password.length < SHORTEST_PASSWORD || new Set(password).size < 4) return 'short'
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u, /[\u0E00-\u0E7F]/].filter((kind) => kind.test(password)).length
  return password.length >= 16 || (password.length >= 12 && kinds >= 3) ? 'good' : 'fair'
}
