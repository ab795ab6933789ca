import type { Router } from 'vue-router'
import type { Notification as Notice } from '@/api/types'

/** Opens what was clicked in a notification of the push worker; gives the way to stop. */
export function followPushes(router: Router): () => void {
  const follow = ({ data }: MessageEvent<{ type?: string; path?: string }>): void => {
    if (data.type === 'open' && data.path?.startsWith('/')) void router.push(data.path)
  }
  navigator.serviceWorker.addEventListener('message', follow)
  return () => navigator.serviceWorker.removeEventListener('message', follow)
}

/** Takes down what the push worker shows of tickets whose news have been read here. */
export async function closePushes(notices: Notice[]): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration('/push-worker.js')
  const unread = new Set(notices.filter((one) => one.read_at === null).map((one) => `ticket:${one.ticket_id}`))
  const read = new Set(notices.map((one) => `ticket:${one.ticket_id}`).filter((tag) => !unread.has(tag)))
  for (const shown of (await registration?.getNotifications()) ?? []) if (read.has(shown.tag)) shown.close()
}
