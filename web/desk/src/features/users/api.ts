import { client, unwrap } from '@/api/client'
import type { InvitationInput, User, UserPatch } from '@/api/types'

const at = (userId: string) => ({ params: { path: { user_id: userId } } })

export const inviteUser = (body: InvitationInput): Promise<User> => unwrap(client.POST('/users/invitations', { body }))

export const sendInvitationAgain = (userId: string) => unwrap(client.POST('/users/{user_id}/invitation', at(userId)))

export const patchUser = (userId: string, body: UserPatch): Promise<User> =>
  unwrap(client.PATCH('/users/{user_id}', { ...at(userId), body }))

export const removeTotpOf = (userId: string) => unwrap(client.DELETE('/users/{user_id}/totp', at(userId)))
