import { useQueryClient } from '@tanstack/vue-query'
import { useI18n } from 'vue-i18n'
import { isProblem } from '@/api/problem'
import type { StatusCategory, Tag, Ticket, TicketPatch, TicketType, UserRef, TeamRef } from '@/api/types'
import type { OpenTicket } from '@/features/messages/mergeDetail'
import { useStatusNames } from '@/features/statuses/naming'
import { askForFields } from '@/features/ticket-fields/missing'
import { keys } from '@/query'
import { useNotify } from '@/shell/notify'
import { useSession } from '@/stores/session'
import { clearSpam, followTicket, markSpam, markUnread, patchTicket, restoreTicket, retagTicket, trashTicket } from './api'
import { patchTicketIn, type TicketPages } from './listCache'
import { expectedOf } from './expected'

/**
 * Everything a person can change on a ticket. The screen changes first; a refusal puts it back and says why. When a colleague
 * was quicker, the colleague's value is shown.
 */
export function useTicketChanges(ticketId: () => string) {
  const queryClient = useQueryClient()
  const session = useSession()
  const notify = useNotify()
  const { t } = useI18n()
  const names = useStatusNames()

  const current = (): Ticket | undefined => queryClient.getQueryData<OpenTicket>(keys.ticket(ticketId()))?.ticket

  /** Lays changes over the ticket wherever it is shown. */
  function lay(changes: Partial<Ticket>, id = ticketId()): void {
    queryClient.setQueryData<OpenTicket>(keys.ticket(id), (known) => known && { ...known, ticket: { ...known.ticket, ...changes } })
    queryClient.setQueriesData<TicketPages>({ queryKey: keys.ticketLists }, (pages) => pages && patchTicketIn(pages, id, (ticket) => ({ ...ticket, ...changes })))
  }

  /** Says what a colleague made of the field in the meantime. */
  function nowIs(current: unknown): string | undefined {
    const fields = (current ?? {}) as TicketPatch
    const name = (key: readonly string[], id: string) => queryClient.getQueryData<{ id: string; name: string }[]>(key)?.find((one) => one.id === id)?.name
    const value =
      (fields.status && t(`tickets.status.${fields.status}`)) ||
      (fields.status_id && names.name({ status: 'open', status_id: fields.status_id })) ||
      (fields.priority && t(`tickets.priority.${fields.priority}`)) ||
      (fields.owner_id && name(keys.users, fields.owner_id)) ||
      (fields.team_id && name(keys.teams, fields.team_id)) ||
      (fields.owner_id === null && t('tickets.nobody')) ||
      fields.subject
    return value ? t('tickets.changed_to', { value }) : undefined
  }

  async function attempt(optimistic: Partial<Ticket>, call: (id: string) => Promise<Ticket | unknown>): Promise<boolean> {
    const id = ticketId()
    const before = current()
    await queryClient.cancelQueries({ queryKey: keys.ticket(id) })
    lay(optimistic, id)
    try {
      const answer = await call(id)
      if (isTicket(answer)) lay(answer, id)
      return true
    } catch (error) {
      if (before) lay(Object.fromEntries(Object.keys(optimistic).map((key) => [key, before[key as keyof Ticket]])), id)
      if (isProblem(error, 'fields_missing')) {
        askForFields(id, () => attempt(optimistic, call))
        return false
      }
      notify.failed(t('tickets.not_changed'), error, isProblem(error, 'changed') ? nowIs(error.data.current) : undefined)
      if (isProblem(error)) void queryClient.invalidateQueries({ queryKey: keys.ticket(id) })
      return false
    }
  }

  function patch(changes: TicketPatch, optimistic: Partial<Ticket>): Promise<boolean> {
    const ticket = current()
    const body = ticket ? { ...changes, expected: expectedOf(ticket, changes) } : changes
    return attempt(optimistic, (id) => patchTicket(id, body))
  }

  async function setStatus(status: StatusCategory, status_id: string | null = null): Promise<void> {
    const before = current()
    if ((before?.status === status && before.status_id === status_id) || !(await patch({ status, status_id }, { status, status_id }))) return
    const back = before && canReturnTo(before.status) ? { status: before.status, status_id: before.status_id } : undefined
    notify.done(t('tickets.status_set', { status: names.name({ status, status_id }) }), back && { run: () => void patch(back, back) })
  }

  async function markAsSpam(blockSender: boolean): Promise<boolean> {
    const isDone = await attempt({ status: 'spam' }, (id) => markSpam(id, blockSender))
    if (isDone) notify.done(t(blockSender ? 'tickets.spam_done_blocked' : 'tickets.spam_done'), { run: () => void unmarkSpam() })
    return isDone
  }

  const unmarkSpam = () => attempt({}, clearSpam)
  const restore = () => attempt({}, restoreTicket)

  async function trash(): Promise<boolean> {
    const isDone = await attempt({ status: 'trash' }, trashTicket)
    if (isDone) notify.done(t('tickets.trashed'), { run: () => void restore() })
    return isDone
  }

  function retag(tags: Tag[]): Promise<boolean> {
    const before = current()?.tags ?? []
    const added = tags.filter((tag) => !before.some((one) => one.id === tag.id)).map((tag) => tag.id)
    const removed = before.filter((tag) => !tags.some((one) => one.id === tag.id)).map((tag) => tag.id)
    return attempt({ tags: tags as Ticket['tags'] }, (id) => retagTicket(id, added, removed))
  }

  function follow(isFollowing: boolean): Promise<boolean> {
    const me = session.me
    if (!me) return Promise.resolve(false)
    const others = (current()?.followers ?? []).filter((one) => one.id !== me.id)
    const followers = isFollowing ? [...others, { id: me.id, name: me.name, avatar_color: me.id }] : others
    return attempt({ followers }, (id) => followTicket(id, me.id, isFollowing))
  }

  return {
    lay,
    setStatus,
    setPriority: (priority: Ticket['priority']) => patch({ priority }, { priority }),
    setType: (type: TicketType | null) => patch({ type }, { type }),
    setSubject: (subject: string) => patch({ subject }, { subject }),
    setOwner: (owner: UserRef | null) => patch({ owner_id: owner?.id ?? null }, { owner }),
    setTeam: (team: TeamRef | null) => patch({ team_id: team?.id ?? null }, { team }),
    markAsSpam,
    unmarkSpam,
    trash,
    restore,
    retag,
    follow,
    markUnread: () => attempt({ is_unread: true, unread_count: 1 }, markUnread),
  }
}

const canReturnTo = (status: StatusCategory) => status !== 'spam' && status !== 'trash'
const isTicket = (answer: unknown): answer is Ticket => typeof answer === 'object' && answer !== null && 'number' in answer
