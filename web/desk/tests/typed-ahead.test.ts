import { afterEach, describe, expect, it } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { useTypedAhead } from '@/shell/typedAhead'

const press = (key: string, more: KeyboardEventInit = {}) => {
  const event = new KeyboardEvent('keydown', { key, cancelable: true, bubbles: true, ...more })
  document.dispatchEvent(event)
  return event.defaultPrevented
}

describe('what is typed before the field is there', () => {
  const scope = effectScope()
  const isWaiting = ref(false)
  const text = scope.run(() => useTypedAhead(() => isWaiting.value))!
  afterEach(() => (isWaiting.value = false))

  it('is kept while somebody waits, Thai and Backspace too, and belongs to nobody else', async () => {
    isWaiting.value = true
    await nextTick()
    expect([press('ร'), press('x'), press('Backspace'), press('a'), press('Enter'), press('k', { ctrlKey: true })]).toEqual([true, true, true, true, false, false])
    expect(text.value).toBe('รa')
  })

  it('is nothing while nobody waits, and begins anew', async () => {
    expect(press('a')).toBe(false)
    isWaiting.value = true
    await nextTick()
    expect(text.value).toBe('')
  })
})
