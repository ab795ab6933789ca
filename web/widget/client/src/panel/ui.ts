import type { Language } from '../contract'
import type { Shell } from '../shell'
import type { Talk } from '../talk/talk'
import type { Tray } from '../talk/uploads'
import type { Texts } from '../texts/en'
import type { Sound } from './sound'

export type Sheet = 'transcript' | 'end' | null

/** What the parts of the panel share. */
export interface Ui {
  readonly shell: Shell
  readonly talk: Talk
  readonly tray: Tray
  readonly sound: Sound
  readonly t: Texts
  readonly language: Language
  /** Show what has changed, once, when the running work is done. */
  render(): void
  openSheet(sheet: Sheet): void
  /** The questions before the chat are answered or skipped. */
  finishForm(answers: Record<string, string>): void
  agree(): void
  /** Read out what happened, for those who do not see it. */
  announce(text: string): void
  /** The same for everybody, for some seconds. */
  tell(text: string): void
  focusComposer(): void
}

/** One part of the panel. */
export interface Part {
  readonly element: HTMLElement
  update(): void
}
