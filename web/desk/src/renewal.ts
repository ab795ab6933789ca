/**
 * After an upgrade of the server the old pages' files are gone: the first one that is missed brings the new desk. A file that is
 * missed because the network is away brings nothing: a page that reloads then would be lost with what is being written in it.
 */
export function renewAfterUpgrade(): void {
  window.addEventListener('vite:preloadError', () => void reloadIfNewer())
}

async function reloadIfNewer(): Promise<void> {
  const entry = document.querySelector<HTMLScriptElement>('script[type="module"][src]')
  const page = await fetch('/', { cache: 'no-store' }).then((answer) => (answer.ok ? answer.text() : null), () => null)
  if (entry && page !== null && !page.includes(entry.getAttribute('src')!)) location.reload()
}
