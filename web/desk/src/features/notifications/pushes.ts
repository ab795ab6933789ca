import { watch, type Ref } from 'vue'
import type { Router } from 'vue-router'
import type { Notification as Notice } from '@/api/types'

/** Opens what was clicked in a notification of the push worker, and takes down what has been read here; gives the way to stop. */
export function followPushes(router: Router, answer: Ref<{ items: Notice[] } | undefined>): () => void {
  const follow = ({ data }: MessageEvent<{ type?: string; path?: string }>): void => {
    if (data.type === 'open' && data.path?.startsWith('/')) void router.push(data.path)
  }
  navigator.serviceWorker.addEventListener('message', follow)
  const stop = watch(answer, (told) => told && void closeRead(told.items), { immediate: true })
  return () => {
    stop()
    navigator.serviceWorker.removeEventListener('message', follow)
  }
}

async function closeRead(notices: Notice[]): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration('/push-worker.js')
  const unread = new Set(notices.filter((one) => one.read_at === null).map((one) => `ticket:${one.ticket_id}`))
  const read = new Set(notices.map((one) => `ticket:${one.ticket_id}`).filter((tag) => !unread.has(tag)))
  for (const shown of (await registration?.getNotifications()) ?? []) if (read.has(shown.tag)) shown.close()
}
