import { client, unwrap } from '@/api/client'
import type { SessionInfo, SetupInput } from '@/api/types'

/** True while the installation has no administrator yet. */
export const findNeedsSetup = (): Promise<boolean> => unwrap(client.GET('/setup')).then((answer) => answer.needs_setup)

export const setUp = (body: SetupInput): Promise<SessionInfo> => unwrap(client.POST('/setup', { body }))
