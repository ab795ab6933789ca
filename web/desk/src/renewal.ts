const STORAGE_KEY = 'sawasdesk.renewed_at'
const PAUSE = 30_000

/**
 * After an upgrade of the server the old pages' files are gone. The first one that is missed brings the new desk; a second one soon
 * after is a real failure and stays one.
 */
export function renewAfterUpgrade(): void {
  window.addEventListener('vite:preloadError', (event) => {
    if (Date.now() - Number(sessionStorage.getItem(STORAGE_KEY) ?? 0) < PAUSE) return
    event.preventDefault()
    sessionStorage.setItem(STORAGE_KEY, String(Date.now()))
    location.reload()
  })
}
