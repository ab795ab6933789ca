import type { Placeholder } from '@/features/canned-replies/placeholders'

/** What can stand in a signature. */
export const PLACEHOLDERS: Placeholder[] = [
  { name: 'agent.name' },
  { name: 'agent.first_name' },
  { name: 'agent.email' },
  { name: 'team' },
  { name: 'brand' },
  { name: 'company' },
]
