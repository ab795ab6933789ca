export const PREFIX = 'sawasdesk.draft.'

/** A browser without room, or that forbids it, keeps no copies; that is no reason to stop writing. */
export function attempt<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}

/** Whoever signs out leaves nothing of what he wrote on the device. */
export function dropLocalCopies(): void {
  attempt(() => {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key)
  })
}
