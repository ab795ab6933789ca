import { beforeEach, describe, expect, it, vi } from 'vitest'
import { renewAfterUpgrade } from '@/renewal'

const page = (entry: string) => `<!doctype html><script type="module" crossorigin src="${entry}"></script>`

describe('A file of the desk that cannot be had', () => {
  const reload = vi.fn()

  beforeEach(() => {
    reload.mockReset()
    const entry = document.createElement('script')
    entry.setAttribute('src', '/assets/index-old.js')
    vi.spyOn(document, 'querySelector').mockReturnValue(entry) // in the page itself it would be fetched
    vi.stubGlobal('location', { reload })
  })

  async function miss(answer: () => Promise<Response>): Promise<void> {
    const asked = vi.fn(answer)
    vi.stubGlobal('fetch', asked)
    window.dispatchEvent(new Event('vite:preloadError'))
    await vi.waitFor(() => expect(asked).toHaveBeenCalled())
    await asked.mock.results[0]!.value.catch(() => null)
    await new Promise((resolve) => setTimeout(resolve))
  }

  renewAfterUpgrade()

  it('brings the new desk after an upgrade', async () => {
    await miss(async () => new Response(page('/assets/index-new.js')))
    expect(reload).toHaveBeenCalledOnce()
  })

  it('leaves the page alone while the server is still the old one', async () => {
    await miss(async () => new Response(page('/assets/index-old.js')))
    expect(reload).not.toHaveBeenCalled()
  })

  it('leaves the page alone without a network', async () => {
    await miss(async () => Promise.reject(new TypeError('Failed to fetch')))
    expect(reload).not.toHaveBeenCalled()
  })

  it('leaves the page alone while the server is away', async () => {
    await miss(async () => new Response('', { status: 502 }))
    expect(reload).not.toHaveBeenCalled()
  })
})
