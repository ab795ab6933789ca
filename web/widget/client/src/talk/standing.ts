import type { Agent, ChatState, ServerWord, StateDocument, WidgetConfig } from '../contract'

/** How things stand between the visitor and the company, apart from what was said. */
export class Standing {
  chat: ChatState | null = null
  isAvailable: boolean
  opensAt: string | null
  /** His place in the line while he waits. */
  queue: { position: number | null; seconds: number | null } | null = null
  /** What the visitor wrote up to here was seen by an agent. */
  agentReadSeq = 0
  /** `blocked` and the like: nothing can be said any more. */
  turnedAway: string | null = null

  constructor(config: Pick<WidgetConfig, 'is_available' | 'opens_at'>) {
    this.isAvailable = config.is_available
    this.opensAt = config.opens_at
  }

  get agent(): Agent | null {
    return this.chat?.state === 'active' ? (this.chat.agent ?? null) : null
  }

  /** The talk took a turn. */
  turn({ state, agent }: StateDocument): void {
    this.chat = { state, agent: agent ?? (state === 'active' ? this.chat?.agent : null) ?? null }
    if (state !== 'waiting') this.queue = null
  }

  hear(word: ServerWord): void {
    if (word.type === 'queue') this.queue = { position: word.position, seconds: word.seconds }
    else if (word.type === 'agent_read') this.agentReadSeq = Math.max(this.agentReadSeq, word.seq)
    else if (word.type === 'availability') {
      this.isAvailable = word.is_available
      this.opensAt = word.opens_at
    } else if (word.type === 'welcome') {
      this.isAvailable = word.is_available
      this.chat = word.chat ?? this.chat
    }
  }
}
