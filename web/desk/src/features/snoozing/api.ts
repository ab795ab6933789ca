import { client, unwrap } from '@/api/client'
import type { TimePresets } from '@/api/types'

/** What "tomorrow morning" and its like mean right now, by the company's clock. */
export const readTimePresets = (): Promise<TimePresets> => unwrap(client.GET('/time-presets'))
