import { client, unwrap } from '@/api/client'
import type { Language, SessionInfo, SignInInput } from '@/api/types'

const at = (token: string) => ({ params: { path: { token } } })

export const signIn = (body: SignInInput): Promise<SessionInfo> => unwrap(client.POST('/session', { body }))

/** Always succeeds, whether somebody has this address or not. */
export const requestPasswordReset = (email: string) => unwrap(client.POST('/password-resets', { body: { email } }))

export const resetPassword = (token: string, password: string) =>
  unwrap(client.POST('/password-resets/{token}', { ...at(token), body: { password } }))

export const getInvitation = (token: string): Promise<{ email: string; name: string }> =>
  unwrap(client.GET('/invitations/{token}', at(token)))

export const acceptInvitation = (token: string, body: { name: string; password: string; language: Language }): Promise<SessionInfo> =>
  unwrap(client.POST('/invitations/{token}', { ...at(token), body }))
