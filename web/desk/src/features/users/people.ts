import type { Role, User } from '@/api/types'

export const ROLES: Role[] = ['admin', 'supervisor', 'agent', 'sales']
export type Standing = 'active' | 'invited' | 'inactive'

export function standingOf(user: Pick<User, 'is_active' | 'is_invited'>): Standing {
  if (!user.is_active) return 'inactive'
  return user.is_invited ? 'invited' : 'active'
}

/** Whether nobody else could administer if this person could not; the server refuses to lose the last one. */
export function isLastAdmin(user: User, users: User[]): boolean {
  const admins = users.filter((each) => each.role === 'admin' && standingOf(each) === 'active')
  return admins.length === 1 && admins[0]!.id === user.id
}

function fold(text: string): string {
  return text.normalize('NFC').toLocaleLowerCase()
}

/** The people whose name or address holds all the words; deactivated ones last, then by name. */
export function searchPeople(users: User[], words: string, collator: Intl.Collator): User[] {
  const wanted = fold(words).split(/\s+/).filter(Boolean)
  return users
    .filter((user) => wanted.every((word) => fold(`${user.name} ${user.email}`).includes(word)))
    .toSorted((one, other) => Number(other.is_active) - Number(one.is_active) || collator.compare(one.name, other.name))
}
