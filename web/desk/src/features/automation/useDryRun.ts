import { ref, shallowRef } from 'vue'
import type { AutomationRuleInput, DryRunMatch } from '@/api/types'
import { tryRule } from './api'

const DAY = 86_400_000
/** So many are kept to be shown; the rest is only counted. */
const MOST_KEPT = 2000

/** Tries a rule on the tickets of the last days, part by part, so that it can tell how far it is and be stopped, however many there are. */
export function useDryRun() {
  const matches = shallowRef<DryRunMatch[]>([])
  const met = ref(0)
  const changed = ref(0)
  const examined = ref(0)
  const total = ref(0)
  const isRunning = ref(false)
  const isDone = ref(false)
  const problem = shallowRef<unknown>(null)
  let turn = 0

  async function run(rule: AutomationRuleInput, days: number, most: number): Promise<void> {
    const mine = ++turn
    const until = new Date(Date.now() + DAY)
    const since = new Date(Date.now() - days * DAY)
    matches.value = []
    met.value = changed.value = examined.value = total.value = 0
    isDone.value = false
    problem.value = null
    isRunning.value = true
    try {
      let cursor: string | null = null
      do {
        const part = await tryRule(rule, since.toISOString(), until.toISOString(), cursor)
        if (mine !== turn) return
        if (part.total !== null) total.value = Math.min(part.total, most)
        examined.value += part.examined
        total.value = Math.max(total.value, examined.value) // tickets that were opened meanwhile
        met.value += part.matches.length
        changed.value += part.matches.filter((match) => match.changes.length > 0).length
        if (matches.value.length < MOST_KEPT) matches.value = [...matches.value, ...part.matches]
        cursor = part.next_cursor
      } while (cursor !== null && examined.value < most)
      isDone.value = true
    } catch (refusal) {
      if (mine === turn) problem.value = refusal
    } finally {
      if (mine === turn) isRunning.value = false
    }
  }

  function stop(): void {
    turn += 1
    isRunning.value = false
    isDone.value = examined.value > 0
  }

  return { matches, met, examined, total, changed, isRunning, isDone, problem, run, stop }
}
