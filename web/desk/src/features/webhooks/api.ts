import { useQuery } from '@tanstack/vue-query'
import { client, ifMatch, unwrap } from '@/api/client'
import type { Page, Webhook, WebhookDelivery, WebhookInput } from '@/api/types'
import { usePages } from '@/lib/usePages'
import { keys } from '@/query'

const at = (webhook: Pick<Webhook, 'id'>) => ({ params: { path: { webhook_id: webhook.id } } })
const atVersion = (webhook: Pick<Webhook, 'id' | 'version'>) => ({ params: { path: { webhook_id: webhook.id }, header: ifMatch(webhook.version) } })

export const useWebhooks = () => useQuery({ queryKey: keys.webhooks, queryFn: async () => (await unwrap(client.GET('/webhooks'))).items })

export const useEventTypes = () =>
  useQuery({ queryKey: keys.webhookEventTypes, queryFn: async () => (await unwrap(client.GET('/webhooks/event-types'))).items, staleTime: Infinity })

export const addWebhook = (body: WebhookInput): Promise<Webhook> => unwrap(client.POST('/webhooks', { body }))

export const patchWebhook = (webhook: Webhook, body: Partial<WebhookInput>): Promise<Webhook> => unwrap(client.PATCH('/webhooks/{webhook_id}', { ...atVersion(webhook), body }))

export const deleteWebhook = (webhook: Webhook) => unwrap(client.DELETE('/webhooks/{webhook_id}', atVersion(webhook)))

export const rotateSecret = (webhook: Webhook): Promise<Webhook> => unwrap(client.POST('/webhooks/{webhook_id}/secret', at(webhook)))

export const pingWebhook = (webhook: Webhook) => unwrap(client.POST('/webhooks/{webhook_id}/ping', at(webhook)))

export const replayDelivery = (delivery: WebhookDelivery) => unwrap(client.POST('/webhook-deliveries/{delivery_id}/replay', { params: { path: { delivery_id: delivery.id } } }))

export const replaySince = async (webhook: Webhook, since: string): Promise<number> =>
  (await unwrap(client.POST('/webhooks/{webhook_id}/replay', { ...at(webhook), body: { since } }))).count

/** What a webhook was told, newest first; all of it, or what is in one state. */
export const useDeliveries = (webhookId: () => string, state: () => WebhookDelivery['state'] | null) =>
  usePages<WebhookDelivery>(
    () => keys.webhookDeliveries(webhookId(), state() ?? ''),
    (cursor): Promise<Page<WebhookDelivery>> =>
      unwrap(client.GET('/webhooks/{webhook_id}/deliveries', { params: { path: { webhook_id: webhookId() }, query: { state: state() ?? undefined, cursor: cursor ?? undefined, limit: 30 } } })),
  )
