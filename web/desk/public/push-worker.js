// Shows what the server pushes while the desk is closed, and opens the ticket at a click. It keeps nothing and caches nothing.

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('push', (event) => {
  const told = event.data ? event.data.json() : { title: 'Sawasdesk' }
  event.waitUntil(
    self.registration.showNotification(told.title, {
      body: told.body,
      tag: told.tag,
      renotify: Boolean(told.tag),
      lang: told.language,
      icon: '/favicon.svg',
      data: { url: told.url },
    }),
  )
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(open(new URL(event.notification.data?.url ?? '/', self.location.origin)))
})

async function open(url) {
  if (url.origin !== self.location.origin) return
  const desks = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const desk = desks.find((one) => one.visibilityState === 'visible') ?? desks[0]
  if (!desk) return void (await self.clients.openWindow(url.href))
  await desk.focus()
  desk.postMessage({ type: 'open', path: url.pathname })
}
