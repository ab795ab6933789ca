import type { Frame, FramesAnswer, SessionAnswer } from '../../src/contract'
import type { Http } from '../../src/loader/http'

/** A server that keeps one visitor's stream, as /chat/v1 does. */
export class FakeServer {
  stream: Frame[] = []
  posts: [path: string, body: unknown][] = []
  gets: string[] = []
  starts = 0

  get lastSeq(): number {
    return this.stream.length
  }

  http(): Http {
    const get = (path: string) => {
      this.gets.push(path)
      const asked = new URL(path, 'http://desk').searchParams
      const limit = Number(asked.get('limit') ?? 100)
      const before = Number(asked.get('before') ?? 0)
      const frames = before ? this.stream.filter((frame) => frame.seq < before).slice(-limit) : this.stream.filter((frame) => frame.seq > Number(asked.get('after'))).slice(0, limit)
      return Promise.resolve<FramesAnswer>({ frames, last_seq: this.lastSeq })
    }
    const post = (path: string, body: unknown) => {
      this.posts.push([path, body])
      return Promise.resolve({})
    }
    return { token: 'the token', address: (path: string) => path, get, post } as unknown as Http
  }

  session(): SessionAnswer {
    this.starts += 1
    return { token: 'the token', visitor: { id: '1', name: '', email: '', is_verified: false }, last_seq: this.lastSeq, unread: 0, has_conversation: this.lastSeq > 0, chat: null, is_available: true }
  }
}
