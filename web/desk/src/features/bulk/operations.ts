import { defineAsyncComponent, shallowRef } from 'vue'
import type { RealtimeEvent } from '@/features/realtime/types'
import { withEveryWord } from '@/i18n'
import { addLatePart } from '@/shell/lateParts'

const BulkProgressCard = defineAsyncComponent(() => withEveryWord(() => import('./BulkProgress.vue')))

/** How far a bulk operation of this person has come. */
export interface BulkProgress {
  id: string
  state: 'running' | 'done' | 'canceled' | 'failed' | 'undoing' | 'undone'
  total: number
  done: number
  changed: number
  skipped: number
  undone: number
  kept: number
}

/** The operations that are going on or have just ended; BulkProgress.vue shows them and puts them away. */
export const operations = shallowRef<readonly BulkProgress[]>([])
const isGoingOn = (one: BulkProgress) => one.state === 'running' || one.state === 'undoing'

/** Takes note of where an operation stands. One that had ended before this screen heard of it is not shown. */
export function trackBulk(progress: BulkProgress): void {
  const known = operations.value.find((one) => one.id === progress.id)
  if (!known && !isGoingOn(progress)) return
  addLatePart(BulkProgressCard)
  if (known && known.state === progress.state && known.done > progress.done) return
  operations.value = [...operations.value.filter((one) => one.id !== progress.id), progress]
}

export function forgetBulk(id: string): void {
  operations.value = operations.value.filter((one) => one.id !== id)
}

export function hearOfBulk(event: RealtimeEvent): void {
  if (event.aggregate.id) trackBulk({ ...(event.data as unknown as BulkProgress), id: event.aggregate.id })
}
