import type { Store } from '../loader/store'

const MUTED = 'muted'
const TONES = [
  { hertz: 660, from: 0 },
  { hertz: 880, from: 0.11 },
]

/** Two short tones made by the browser itself: no file is fetched. */
export class Sound {
  private audio: AudioContext | null = null
  isMuted: boolean

  constructor(
    private readonly store: Store,
    private readonly isWanted: () => boolean,
  ) {
    this.isMuted = store.get(MUTED) === '1'
  }

  setMuted(isMuted: boolean): void {
    this.isMuted = isMuted
    if (isMuted) this.store.set(MUTED, '1')
    else this.store.remove(MUTED)
  }

  /** Silent where the browser has heard no gesture yet, which is its own rule. */
  play(): void {
    if (this.isMuted || !this.isWanted() || typeof AudioContext === 'undefined') return
    this.audio ??= new AudioContext()
    const { audio } = this
    if (audio.state === 'suspended') void audio.resume()
    for (const { hertz, from } of TONES) {
      const start = audio.currentTime + from
      const tone = audio.createOscillator()
      const volume = audio.createGain()
      tone.frequency.value = hertz
      volume.gain.setValueAtTime(0, start)
      volume.gain.linearRampToValueAtTime(0.12, start + 0.02)
      volume.gain.exponentialRampToValueAtTime(0.001, start + 0.25)
      tone.connect(volume).connect(audio.destination)
      tone.start(start)
      tone.stop(start + 0.26)
    }
  }

  stop(): void {
    void this.audio?.close()
    this.audio = null
  }
}
