/** What the tabs of one visitor tell each other. Nothing of it is stored. */
export type TabWord =
  | { type: 'session' }
  | { type: 'shutdown' }
  | { type: 'read'; seq: number }
  | { type: 'claimed'; seq: number }
  | { type: 'muted'; isMuted: boolean }

/** A line between the tabs of this site that have the same widget; silent where the browser has none. */
export class Tabs {
  private readonly channel: BroadcastChannel | null
  private readonly listeners = new Set<(word: TabWord) => void>()

  constructor(name: string) {
    this.channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name)
    if (this.channel) this.channel.onmessage = (event) => this.listeners.forEach((listener) => listener(event.data as TabWord))
  }

  say(word: TabWord): void {
    this.channel?.postMessage(word)
  }

  listen(listener: (word: TabWord) => void): () => void {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  close(): void {
    this.listeners.clear()
    this.channel?.close()
  }
}
