import { ref, type Ref } from 'vue'

export type SaveState = 'clean' | 'waiting' | 'saving' | 'saved' | 'failed'

export interface Autosave {
  state: Ref<SaveState>
  /** Something changed; it is saved after a pause. */
  touch: () => void
  /** Saves at once what is not saved yet. */
  flush: () => Promise<void>
  /** What was being written is gone (sent, or thrown away); nothing more is saved. */
  forget: () => void
}

const PAUSE = 800
const RETRY_AFTER = 5000

/** Saves a while after the last change, never two at once, and tries again after a failure. */
export function useAutosave(save: () => Promise<void>, pause = PAUSE): Autosave {
  const state = ref<SaveState>('clean')
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | null = null

  function touch(): void {
    if (state.value !== 'saving') state.value = 'waiting'
    else changedWhileSaving = true
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), pause)
  }

  let changedWhileSaving = false

  async function flush(): Promise<void> {
    clearTimeout(timer)
    if (running) {
      await running
      if (state.value !== 'waiting') return
    }
    if (state.value !== 'waiting' && state.value !== 'failed') return
    state.value = 'saving'
    changedWhileSaving = false
    running = save().then(
      () => {
        if (state.value !== 'saving') return
        state.value = changedWhileSaving ? 'waiting' : 'saved'
      },
      () => {
        if (state.value !== 'saving') return
        state.value = 'failed'
        timer = setTimeout(() => void flush(), RETRY_AFTER)
      },
    )
    await running
    running = null
  }

  function forget(): void {
    clearTimeout(timer)
    state.value = 'clean'
  }

  return { state, touch, flush, forget }
}
