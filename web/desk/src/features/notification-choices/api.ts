import { useQuery } from '@tanstack/vue-query'
import { client, unwrap } from '@/api/client'
import { keys } from '@/query'

export const useMyPush = () => useQuery({ queryKey: keys.myPush, queryFn: () => unwrap(client.GET('/me/push')) })

export const addPushBrowser = (body: { endpoint: string; p256dh: string; auth: string }) => unwrap(client.POST('/me/push/browsers', { body }))

export const removePushBrowser = (browserId: string) =>
  unwrap(client.DELETE('/me/push/browsers/{browser_id}', { params: { path: { browser_id: browserId } } }))

export const testPush = () => unwrap(client.POST('/me/push/test'))

export const useWebPush = () => useQuery({ queryKey: keys.webPush, queryFn: () => unwrap(client.GET('/settings/web-push')) })

export const switchWebPush = (isOn: boolean) => unwrap(client.PUT('/settings/web-push', { body: { is_on: isOn } }))
