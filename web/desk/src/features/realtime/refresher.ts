import type { QueryClient, QueryKey } from '@tanstack/vue-query'

interface Running {
  timer: ReturnType<typeof setTimeout>
  again: boolean
  hasJustBegun: boolean
}

/**
 * Refetches what events made stale, at once for the first and then at most once per `interval` for each key, so that a burst of
 * events costs two requests and not one per event. Events that come together are one: the first read already shows them all.
 * Different intervals of one key do not hold each other up.
 */
export class Refresher {
  private readonly timers = new Map<string, Running>()

  constructor(private readonly queryClient: QueryClient) {}

  /** `interval` in milliseconds. Only what is on the screen is fetched; the rest is marked stale. */
  refresh(queryKey: QueryKey, interval: number): void {
    const name = `${interval} ${JSON.stringify(queryKey)}`
    const running = this.timers.get(name)
    if (running) {
      running.again ||= !running.hasJustBegun
      return
    }
    void this.queryClient.invalidateQueries({ queryKey })
    this.wait(queryKey, name, interval)
  }

  private wait(queryKey: QueryKey, name: string, interval: number): void {
    const timer = setTimeout(() => {
      const again = this.timers.get(name)?.again ?? false
      this.timers.delete(name)
      if (again) this.refresh(queryKey, interval)
    }, interval)
    const running: Running = { timer, again: false, hasJustBegun: true }
    this.timers.set(name, running)
    queueMicrotask(() => (running.hasJustBegun = false))
  }

  stop(): void {
    for (const { timer } of this.timers.values()) clearTimeout(timer)
    this.timers.clear()
  }
}
