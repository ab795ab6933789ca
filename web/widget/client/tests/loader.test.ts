import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SessionAnswer } from '../src/contract'
import { contrast, fillOf, readableOn } from '../src/loader/color'
import { Http, Problem } from '../src/loader/http'
import { PageLog } from '../src/loader/pages'
import { installApi } from '../src/loader/publicApi'
import { VisitorSession } from '../src/loader/session'
import { Store } from '../src/loader/store'
import { chooseLanguage, readTag } from '../src/loader/tag'
import type { Widget } from '../src/loader/widget'
import { titleWithCount } from '../src/loader/words'
import { FakeStorage, settle } from './support/doubles'

describe('what is kept in the browser', () => {
  it('is nothing before the visitor agreed, and everything so far afterwards', () => {
    const disk = new FakeStorage()
    const store = new Store('w:', disk)
    store.set('token', 'secret')
    expect([store.get('token'), disk.kept.size]).toEqual(['secret', 0])
    store.allow()
    expect([...disk.kept]).toEqual([['w:token', 'secret']])
    store.remove('token')
    expect([store.get('token'), disk.kept.size]).toEqual([null, 0])
  })

  it('works without any storage', () => {
    const store = new Store('w:', null)
    store.allow()
    store.set('token', 'secret')
    expect(store.fresh('token')).toBe('secret')
  })

  it('is read anew where another tab may have written', () => {
    const disk = new FakeStorage()
    const store = new Store('w:', disk)
    store.allow()
    store.set('token', 'mine')
    disk.setItem('w:token', 'theirs')
    expect(store.fresh('token')).toBe('theirs')
  })
})

describe('the session', () => {
  let asked: { path: string; body: Record<string, unknown> }[]
  let answers: (SessionAnswer | Problem)[]
  let errors: string[]
  let disk: FakeStorage
  const answer = (token: string) => ({ token, visitor: { id: '1', name: '', email: '', is_verified: false }, last_seq: 0, unread: 0, has_conversation: false, chat: null, is_available: true })
  const page = (url: string) => ({ url, title: '', referrer: '' })
  const make = () => {
    const store = new Store('w:', disk)
    store.allow()
    const post = (path: string, body: Record<string, unknown>) => {
      asked.push({ path, body })
      const next = answers.shift()
      return next instanceof Problem ? Promise.reject(next) : Promise.resolve(next ?? {})
    }
    const http = { token: null, post } as unknown as Http
    const session = new VisitorSession({ key: 'k', http, store, language: () => 'th', landing: () => page('http://shop/?utm_source=line'), current: () => page('http://shop/cart'), hasConsent: () => true, onError: (problem) => errors.push(problem.code) })
    return { session, http }
  }

  beforeEach(() => {
    asked = []
    answers = []
    errors = []
    disk = new FakeStorage()
  })

  it('is started once for all who ask, with the page the visit began on, and tells the current one', async () => {
    answers = [answer('t1')]
    const { session, http } = make()
    await Promise.all([session.start(), session.start()])
    expect(asked.map(({ path }) => path)).toEqual(['chat/v1/widgets/k/visitors', 'chat/v1/page'])
    expect(asked[0]?.body).toMatchObject({ language: 'th', consent: true, page: page('http://shop/?utm_source=line') })
    expect(asked[0]?.body).not.toHaveProperty('token')
    expect([http.token, disk.getItem('w:token')]).toEqual(['t1', 't1'])
  })

  it('goes on with the token of an earlier page', async () => {
    disk.setItem('w:token', 'old')
    answers = [answer('renewed')]
    await make().session.start()
    expect(asked[0]?.body).toMatchObject({ token: 'old', page: page('http://shop/cart') })
    expect(disk.getItem('w:token')).toBe('renewed')
  })

  it('begins anew when the server knows the token no longer', async () => {
    disk.setItem('w:token', 'forged')
    answers = [new Problem(401, 'invalid_token', ''), answer('fresh')]
    await make().session.start()
    expect(asked[1]?.body).not.toHaveProperty('token')
    expect(disk.getItem('w:token')).toBe('fresh')
  })

  it('goes on without a name that the page could not prove', async () => {
    answers = [new Problem(403, 'identity_forged', ''), answer('t')]
    const { session } = make()
    session.identity = { user_id: '7', hash: 'wrong' }
    await session.start()
    expect(errors).toEqual(['identity_forged'])
    expect(asked[1]?.body).not.toHaveProperty('identity')
  })

  it('can be tried again after the network failed', async () => {
    answers = [new Problem(0, 'network', ''), answer('t')]
    const { session } = make()
    await expect(session.start()).rejects.toMatchObject({ code: 'network' })
    expect((await session.start()).token).toBe('t')
  })
})

describe('requests', () => {
  it('carry the token, never a cookie, and turn refusals into problems', async () => {
    const seen: RequestInit[] = []
    const http = new Http('https://desk.example/sub/', (address, options) => {
      seen.push(options)
      expect(address).toBe('https://desk.example/sub/chat/v1/ack')
      return Promise.resolve(new Response('{"code":"blocked","detail":"No."}', { status: 403, headers: { 'Retry-After': '7' } }))
    })
    http.token = 'abc'
    await expect(http.post('chat/v1/ack', {})).rejects.toMatchObject({ status: 403, code: 'blocked', message: 'No.', retryAfter: 7, isPassing: false })
    expect(seen[0]).toMatchObject({ credentials: 'omit', headers: { Authorization: 'Bearer abc' } })
  })

  it('that found nobody are passing problems', async () => {
    const http = new Http('https://desk.example/', () => Promise.reject(new TypeError('failed')))
    await expect(http.get('x')).rejects.toMatchObject({ code: 'network', isPassing: true })
  })
})

describe('the script tag', () => {
  it('names the widget and where it came from', () => {
    const script = document.createElement('script')
    Object.assign(script, { src: 'https://desk.example/widget.js' })
    Object.assign(script.dataset, { key: 'k1', lang: 'th' })
    const page = (found: Element | null) => ({ currentScript: null, querySelector: () => found }) as unknown as Document
    expect(readTag(page(script))).toMatchObject({ key: 'k1', base: 'https://desk.example/', language: 'th', preview: null })
    expect(readTag(page(null))).toBeNull()
  })

  it.each([
    ['th', 'en', 'th'],
    [null, 'th-TH', 'th'],
    [null, 'EN-gb', 'en'],
    [null, 'ja', 'en'],
    ['de', 'th', 'th'],
    [null, '', 'en'],
  ])('asked for %s on a page in %s it speaks %s', (asked, pageLanguage, spoken) => {
    expect(chooseLanguage(asked, pageLanguage)).toBe(spoken)
  })

  it('speaks what the widget has', () => {
    expect(chooseLanguage('en', 'en', ['th'])).toBe('th')
  })
})

describe('colours', () => {
  it.each(['#0f766e', '#facc15', '#ffffff', '#000000', '#7f7f7f', '#e11d48', '#38bdf8'])('%s carries readable text and is readable on both surfaces', (color) => {
    const { fill, text } = fillOf(color)
    expect(contrast(fill, text)).toBeGreaterThanOrEqual(4.5)
    for (const surface of ['#ffffff', '#1b1f27']) expect(contrast(readableOn(surface, color), surface)).toBeGreaterThanOrEqual(4.5)
  })

  it('leaves a colour alone that reads well', () => {
    expect(fillOf('#0f766e')).toEqual({ fill: '#0f766e', text: '#ffffff' })
  })
})

describe('pages', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  it('are followed through a single-page application, and no longer after the end', () => {
    const seen: string[] = []
    const { pushState } = window.history
    const pages = new PageLog(window, (page) => seen.push(`${new URL(page.url).pathname} from ${new URL(page.referrer).pathname}`))
    window.history.replaceState(null, '', '/start')
    pages.visit()
    seen.length = 0
    pages.start()
    window.history.pushState(null, '', '/products')
    vi.advanceTimersByTime(300)
    window.history.pushState(null, '', '/cart')
    vi.advanceTimersByTime(300)
    pages.visit({ url: '/cart' })
    expect(seen).toEqual(['/products from /start', '/cart from /products'])
    pages.stop()
    expect(window.history.pushState).toBe(pushState)
  })
})

describe('the API of the page', () => {
  const fake = (calls: string[], start: () => Promise<void> = () => Promise.resolve()) => {
    const verb = (name: string) => (...values: unknown[]) => void calls.push([name, ...values.map((value) => JSON.stringify(value))].join(' '))
    return { start, open: verb('open'), identify: verb('identify'), shutdown: verb('shutdown'), setLocale: verb('setLocale') } as unknown as Widget
  }

  it('runs what was asked before it was loaded, in order, and what is asked later', async () => {
    const calls: string[] = []
    const events: unknown[] = []
    const target = { Sawasdesk: [['identify', { name: 'Nok' }], ['on', 'ready', (detail: unknown) => events.push(detail)], ['open']] as unknown }
    const api = installApi(target, (made) => fake(calls, () => Promise.resolve(made.emit('ready', undefined))))
    await settle()
    expect(calls).toEqual(['identify {"name":"Nok"}', 'open'])
    expect(events).toHaveLength(1)
    expect(target.Sawasdesk).toBe(api)
    api.push(['setLocale', 'th'])
    await settle()
    expect(calls.at(-1)).toBe('setLocale "th"')
  })

  it('begins again after a shutdown when it is wanted', async () => {
    const calls: string[] = []
    let made = 0
    const api = installApi({}, () => (++made, fake(calls)))
    api.shutdown()
    api.setLocale('th')
    await settle()
    expect([made, calls]).toEqual([1, ['shutdown']])
    api.open()
    await settle()
    expect([made, calls]).toEqual([2, ['shutdown', 'open']])
  })

  it('does nothing but say so where the widget may not be shown', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue(undefined)
    const calls: string[] = []
    const api = installApi({}, () => fake(calls, () => Promise.reject(new Problem(403, 'origin_not_allowed', ''))))
    api.open()
    await settle()
    expect(calls).toEqual([])
    expect(warn.mock.calls[0]?.[0]).toContain('origin_not_allowed')
    warn.mockRestore()
  })
})

describe('the title of the page', () => {
  it('shows the count in front and gets its own back', () => {
    expect(titleWithCount('Shop', 2)).toBe('(2) Shop')
    expect(titleWithCount('(2) Shop', 120)).toBe('(99+) Shop')
    expect(titleWithCount('(99+) Shop', 0)).toBe('Shop')
    expect(titleWithCount('(GB) Shop', 0)).toBe('(GB) Shop')
  })
})
