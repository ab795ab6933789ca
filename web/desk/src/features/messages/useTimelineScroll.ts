import { useEventListener, useResizeObserver } from '@vueuse/core'
import { nextTick, ref, watch, type Ref } from 'vue'

const NEAR_END = 120

/**
 * Keeps a conversation where its reader wants it: at the end while he is there, still when older messages come in above, and with a
 * hint when something new arrives below while he reads further up.
 */
export function useTimelineScroll(box: Ref<HTMLElement | null>, content: Ref<HTMLElement | null>, lastKey: () => string | undefined) {
  const isAtEnd = ref(true)
  const hasNews = ref(false)

  function toEnd(behavior: ScrollBehavior = 'auto'): void {
    const element = box.value
    if (!element) return
    element.scrollTo({ top: element.scrollHeight, behavior })
    hasNews.value = false
  }

  let before = { top: 0, height: 0, view: 0 }

  // Only the reader's own scrolling up leaves the end; a page that grows or a composer that opens does not.
  useEventListener(box, 'scroll', () => {
    const element = box.value
    if (!element) return
    const now = { top: element.scrollTop, height: element.scrollHeight, view: element.clientHeight }
    const isSameLayout = now.height === before.height && now.view === before.view
    if (now.height - now.top - now.view < NEAR_END) {
      isAtEnd.value = true
      hasNews.value = false
    } else if (isSameLayout && now.top < before.top) isAtEnd.value = false
    before = now
  }, { passive: true })

  // Frames and pictures grow after they are placed; whoever is at the end stays there.
  useResizeObserver(content, () => isAtEnd.value && toEnd())
  useResizeObserver(box, () => isAtEnd.value && toEnd())

  watch(lastKey, async (now, before) => {
    if (now === undefined || now === before) return
    await nextTick()
    if (isAtEnd.value || before === undefined) toEnd()
    else hasNews.value = true
  })

  /** Runs a change that adds messages above and leaves what is on the screen where it is. */
  async function keepPlace(change: () => Promise<void>): Promise<void> {
    const element = box.value
    const before = element ? element.scrollHeight - element.scrollTop : 0
    await change()
    await nextTick()
    if (element) element.scrollTop = element.scrollHeight - before
  }

  return { isAtEnd, hasNews, toEnd, keepPlace }
}
