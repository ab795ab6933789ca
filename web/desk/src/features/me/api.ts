import { useQuery } from '@tanstack/vue-query'
import { API_BASE, client, getCsrfToken, unwrap } from '@/api/client'
import { toProblem } from '@/api/problem'
import type { ApiToken } from '@/api/types'

export const API_TOKENS = ['me', 'tokens'] as const

export const changePassword = (current: string, next: string) =>
  unwrap(client.POST('/me/password', { body: { current_password: current, new_password: next } }))

/** Shows this picture of oneself from now on. Raises ApiProblem(not_a_picture). */
export async function putAvatar(picture: File): Promise<void> {
  const headers = { 'Content-Type': 'application/octet-stream', 'X-CSRF-Token': getCsrfToken() }
  const response = await fetch(`${API_BASE}/me/avatar`, { method: 'PUT', body: picture, headers, credentials: 'same-origin' })
  if (!response.ok) throw toProblem(response, await response.json().catch(() => null))
}

export const dropAvatar = () => unwrap(client.DELETE('/me/avatar'))

export const startTotp = () => unwrap(client.POST('/me/totp'))

export const confirmTotp = (code: string) => unwrap(client.POST('/me/totp/confirm', { body: { code } }))

export const removeTotp = (password: string) => unwrap(client.POST('/me/totp/remove', { body: { password } }))

export const listApiTokens = async (): Promise<ApiToken[]> => (await unwrap(client.GET('/me/tokens'))).items

export const useApiTokens = () => useQuery({ queryKey: API_TOKENS, queryFn: listApiTokens })

export const addApiToken = (name: string): Promise<ApiToken> => unwrap(client.POST('/me/tokens', { body: { name } }))

export const deleteApiToken = (tokenId: string) =>
  unwrap(client.DELETE('/me/tokens/{token_id}', { params: { path: { token_id: tokenId } } }))
