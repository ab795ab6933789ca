import { useQuery } from '@tanstack/vue-query'
import { client, unwrap } from '@/api/client'
import type { Settings } from '@/api/types'
import { keys } from '@/query'

export const getSettings = (): Promise<Settings> => unwrap(client.GET('/settings'))

export const useSettings = () => useQuery({ queryKey: keys.settings, queryFn: getSettings })

export const patchSettings = (body: Partial<Settings>): Promise<Settings> => unwrap(client.PATCH('/settings', { body }))
