import type { Notification as Notice, Preferences } from '@/api/types'

export type Channel = 'bell' | 'browser' | 'sound'

/** Whether this person wants to hear of such a notice in that way. */
export function isWanted(preferences: Pick<Preferences, 'notify'>, kind: Notice['kind'], channel: Channel): boolean {
  return preferences.notify[kind]?.[channel] ?? false
}

/** What came in since the last look: unread notices that were not known, oldest first. */
export function newNotices(known: ReadonlySet<string>, items: Notice[]): Notice[] {
  return items.filter((notice) => notice.read_at === null && !known.has(notice.id)).toReversed()
}

/** `(3) Inbox`: the badge in the browser's tab. */
export function titleWithBadge(title: string, unread: number): string {
  return unread > 0 ? `(${unread > 99 ? '99+' : unread}) ${title}` : title
}

let audio: AudioContext | undefined

/** Two soft tones, made on the spot. Silent when the browser does not let a page sound before the first click. */
export function chime(): void {
  audio ??= new AudioContext()
  if (audio.state === 'suspended') void audio.resume()
  const start = audio.currentTime
  for (const [index, frequency] of [659.25, 880].entries()) {
    const at = start + index * 0.12
    const tone = audio.createOscillator()
    const gain = audio.createGain()
    tone.type = 'sine'
    tone.frequency.value = frequency
    gain.gain.setValueAtTime(0, at)
    gain.gain.linearRampToValueAtTime(0.12, at + 0.015)
    gain.gain.exponentialRampToValueAtTime(0.0001, at + 0.5)
    tone.connect(gain).connect(audio.destination)
    tone.start(at)
    tone.stop(at + 0.55)
  }
}
