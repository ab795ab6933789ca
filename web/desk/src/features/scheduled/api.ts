import { client, unwrap } from '@/api/client'
import type { ReplyAccepted, ScheduledReply, TimePreset } from '@/api/types'

const at = (id: string) => ({ params: { path: { scheduled_id: id } } })

export const putOff = (id: string, dueAt: string, lastSeen: string | null): Promise<ScheduledReply> =>
  unwrap(client.PATCH('/scheduled-replies/{scheduled_id}', { ...at(id), body: { due_at: dueAt, last_seen_message_id: lastSeen } }))

export const sendNow = (id: string, sendAnyway: boolean): Promise<ReplyAccepted> =>
  unwrap(client.POST('/scheduled-replies/{scheduled_id}/send', { ...at(id), body: { send_anyway: sendAnyway } }))

/** Takes it off the list; its words are in the draft of that kind from then on. */
export const takeOut = (id: string) => unwrap(client.POST('/scheduled-replies/{scheduled_id}/edit', at(id)))

export const throwAway = (id: string) => unwrap(client.DELETE('/scheduled-replies/{scheduled_id}', at(id)))

/** The mornings that people mean, by the company's clock. */
export const listMoments = async (): Promise<TimePreset[]> => (await unwrap(client.GET('/time-presets'))).snooze
