import type { AnyChannelAccount } from '@/api/types'

/** A telephone line: its name, its number, who gets the cases that begin on it. */
export type LineAccount = AnyChannelAccount & { settings: { note: string } }

export interface LineDraft {
  name: string
  address: string
  default_team_id: string | null
  settings: { note: string }
}
