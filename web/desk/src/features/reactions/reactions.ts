import { useQueryClient } from '@tanstack/vue-query'
import { useI18n } from 'vue-i18n'
import { client, unwrap } from '@/api/client'
import type { Message } from '@/api/types'
import { putMessage, type OpenTicket } from '@/features/messages/mergeDetail'
import { keys } from '@/query'
import { useNotify } from '@/shell/notify'
import { useSession } from '@/stores/session'

export type Reaction = Message['reactions'][number]
export type ReactionKind = Reaction['reaction']

interface Sign {
  icon: string
  color: string
}

/** In the order of the server, which is the order on the screen. Icons and no emoji: those are empty boxes on machines without their font. */
export const SIGNS: Record<ReactionKind, Sign> = {
  thumbs_up: { icon: 'i-lucide-thumbs-up', color: 'text-amber-600 dark:text-amber-400' },
  heart: { icon: 'i-lucide-heart', color: 'text-rose-600 dark:text-rose-400' },
  laugh: { icon: 'i-lucide-laugh', color: 'text-orange-600 dark:text-orange-400' },
  party: { icon: 'i-lucide-party-popper', color: 'text-violet-600 dark:text-violet-400' },
  eyes: { icon: 'i-lucide-eye', color: 'text-sky-600 dark:text-sky-400' },
  done: { icon: 'i-lucide-circle-check-big', color: 'text-green-600 dark:text-green-400' },
  thanks: { icon: 'i-lucide-hand-heart', color: 'text-teal-600 dark:text-teal-400' },
}
export const KINDS = Object.keys(SIGNS) as ReactionKind[]

/** The reactions after a person gave one or took it off. */
export function toggled(reactions: Reaction[], kind: ReactionKind, me: Reaction['people'][number]): Reaction[] {
  const given = reactions.find((one) => one.reaction === kind)
  const isMine = given?.people.some((person) => person.id === me.id)
  const people = isMine ? given!.people.filter((person) => person.id !== me.id) : [...(given?.people ?? []), me]
  const others = reactions.filter((one) => one.reaction !== kind)
  const changed = people.length ? [...others, { reaction: kind, people }] : others
  return changed.toSorted((one, other) => KINDS.indexOf(one.reaction) - KINDS.indexOf(other.reaction))
}

/** Gives a reaction to a note or takes it off: on the screen at once, on the server after that. */
export function useReactions(message: () => Message) {
  const { t } = useI18n()
  const notify = useNotify()
  const queryClient = useQueryClient()
  const session = useSession()
  const isMine = (reaction: Reaction) => reaction.people.some((person) => person.id === session.me?.id)

  async function toggle(kind: ReactionKind): Promise<void> {
    const before = message()
    const me = session.me
    if (!me || !before.ticket_id) return
    const key = keys.ticket(before.ticket_id)
    const lay = (changed: Message) => queryClient.setQueryData<OpenTicket>(key, (known) => known && putMessage(known, changed))
    const params = { params: { path: { message_id: before.id, reaction: kind } } }
    const isGiven = before.reactions.some((one) => one.reaction === kind && isMine(one))
    await queryClient.cancelQueries({ queryKey: key })
    lay({ ...before, reactions: toggled(before.reactions, kind, { id: me.id, name: me.name, avatar_color: me.id }) })
    try {
      lay(await unwrap(isGiven ? client.DELETE('/messages/{message_id}/reactions/{reaction}', params) : client.PUT('/messages/{message_id}/reactions/{reaction}', params)))
    } catch (error) {
      lay(before)
      notify.failed(t('reactions.failed'), error)
    } finally {
      void queryClient.invalidateQueries({ queryKey: key })
    }
  }

  return { toggle, isMine }
}
