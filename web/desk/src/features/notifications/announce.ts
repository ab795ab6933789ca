import type { Router } from 'vue-router'
import type { Notification as Notice, Preferences } from '@/api/types'
import { i18n, useEveryPage } from '@/i18n'

export type Channel = 'bell' | 'browser' | 'sound'

/** Whether this person wants to hear of such a notice in that way. */
export function isWanted(preferences: Pick<Preferences, 'notify'>, kind: Notice['kind'], channel: Channel): boolean {
  return preferences.notify[kind]?.[channel] ?? false
}

/** Tells of new notices in the ways the person chose: a sound, and a notification of the machine while he looks elsewhere. */
export async function announce(notices: Notice[], preferences: Preferences, router: Router): Promise<void> {
  if (notices.some((notice) => isWanted(preferences, notice.kind, 'sound'))) chime()
  if (!('Notification' in window) || Notification.permission !== 'granted' || document.hasFocus()) return
  await useEveryPage()
  for (const notice of notices) if (isWanted(preferences, notice.kind, 'browser')) show(notice, router)
}

function show(notice: Notice, router: Router): void {
  const said = i18n.global.t(`notifications.${notice.kind}`, { name: notice.actor_name, number: notice.ticket_number })
  const shown = new Notification(`${notice.is_vip ? '★ ' : ''}${said}`, { body: notice.snippet || notice.subject, tag: notice.id, icon: '/favicon.svg' })
  shown.onclick = () => {
    window.focus()
    void router.push({ name: 'inbox', params: { view: 'mine', ticketId: notice.ticket_id } })
    shown.close()
  }
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
