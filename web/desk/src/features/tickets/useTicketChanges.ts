import { useQueryClient } from '@tanstack/vue-query'
import { useI18n } from 'vue-i18n'
import { isProblem } from '@/api/problem'
import type { ChangedTicket, StatusCategory, Tag, Ticket, TicketPatch, TicketType, UserRef, TeamRef } from '@/api/types'
import type { OpenTicket } from '@/features/messages/mergeDetail'
import { useStatusNames } from '@/features/statuses/naming'
import { askForFields } from '@/features/ticket-fields/missing'
import { keys } from '@/query'
import { useNotify } from '@/shell/notify'
import { offerUndo, type UndoWords } from '@/shell/undoToast'
import { useSession } from '@/stores/session'
import { useTimes } from '@/lib/useTimes'
import { clearSpam, followTicket, markSpam, markUnread, patchTicket, restoreTicket, retagTicket, setTicketDue, snoozeTicket, trashTicket, undoTicketChange, wakeTicket } from './api'
import { patchTicketIn, type TicketPages } from './listCache'
import { expectedOf } from './expected'

/**
 * Everything a person can change on a ticket. The screen changes first; a refusal puts it back and says why. When a colleague
 * was quicker, the colleague's value is shown. What was changed can be taken back for a minute.
 */
export function useTicketChanges(ticketId: () => string) {
  const queryClient = useQueryClient()
  const session = useSession()
  const notify = useNotify()
  const { t } = useI18n()
  const names = useStatusNames()
  const times = useTimes()

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

  /** `told` says what was done, beside the way back. */
  async function attempt(optimistic: Partial<Ticket>, call: (id: string) => Promise<Ticket | unknown>, told?: string | UndoWords): Promise<boolean> {
    const id = ticketId()
    const before = current()
    await queryClient.cancelQueries({ queryKey: keys.ticket(id) })
    lay(optimistic, id)
    try {
      const answer = await call(id)
      if (isTicket(answer)) lay(answer, id)
      if (told && isChanged(answer)) offerUndo(told, async () => lay(await undoTicketChange(id, answer.undo), id))
      return true
    } catch (error) {
      if (before) lay(Object.fromEntries(Object.keys(optimistic).map((key) => [key, before[key as keyof Ticket]])), id)
      if (isProblem(error, 'fields_missing')) {
        askForFields(id, () => attempt(optimistic, call, told))
        return false
      }
      notify.failed(t('tickets.not_changed'), error, isProblem(error, 'changed') ? nowIs(error.data.current) : undefined)
      if (isProblem(error)) void queryClient.invalidateQueries({ queryKey: keys.ticket(id) })
      return false
    }
  }

  function patch(changes: TicketPatch, optimistic: Partial<Ticket>, told: string | UndoWords): Promise<boolean> {
    const ticket = current()
    const body = ticket ? { ...changes, expected: expectedOf(ticket, changes) } : changes
    return attempt(optimistic, (id) => patchTicket(id, body), told)
  }

  const about = (what: string, value?: string): UndoWords => ({ what, words: value === undefined ? {} : { value } })

  async function setStatus(status: StatusCategory, status_id: string | null = null): Promise<void> {
    const before = current()
    if (before?.status === status && before.status_id === status_id) return
    await patch({ status, status_id }, { status, status_id }, t('tickets.status_set', { status: names.name({ status, status_id }) }))
  }

  const markAsSpam = (blockSender: boolean) =>
    attempt({ status: 'spam' }, (id) => markSpam(id, blockSender), t(blockSender ? 'tickets.spam_done_blocked' : 'tickets.spam_done'))
  const unmarkSpam = () => attempt({}, clearSpam, about('not_spam'))
  const restore = () => attempt({}, restoreTicket, about('restored'))
  const trash = () => attempt({ status: 'trash' }, trashTicket, t('tickets.trashed'))

  function snooze(until: string | null): Promise<boolean> {
    const told = until === null ? about('snoozed_reply') : about('snoozed', times.full(until))
    return attempt({ snoozed_until: until ?? UNTIL_REPLY }, (id) => snoozeTicket(id, until), told)
  }

  const setDue = (due: string | null) => attempt({ due_at: due }, (id) => setTicketDue(id, due), due ? about('due', times.full(due)) : about('due_cleared'))

  function retag(tags: Tag[]): Promise<boolean> {
    const before = current()?.tags ?? []
    const added = tags.filter((tag) => !before.some((one) => one.id === tag.id)).map((tag) => tag.id)
    const removed = before.filter((tag) => !tags.some((one) => one.id === tag.id)).map((tag) => tag.id)
    return attempt({ tags: tags as Ticket['tags'] }, (id) => retagTicket(id, added, removed), about('tags'))
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
    setPriority: (priority: Ticket['priority']) => patch({ priority }, { priority }, about('priority', t(`tickets.priority.${priority}`))),
    setType: (type: TicketType | null) => patch({ type }, { type }, about('type', t(`tickets.type.${type ?? 'none'}`))),
    setSubject: (subject: string) => patch({ subject }, { subject }, about('subject')),
    setOwner: (owner: UserRef | null) => patch({ owner_id: owner?.id ?? null }, { owner }, about('owner', owner?.name ?? t('tickets.nobody'))),
    setTeam: (team: TeamRef | null) => patch({ team_id: team?.id ?? null }, { team }, about('team', team?.name ?? t('tickets.no_team'))),
    setDue,
    snooze,
    wake: () => attempt({ snoozed_until: null }, wakeTicket, about('woken')),
    markAsSpam,
    unmarkSpam,
    trash,
    restore,
    retag,
    follow,
    markUnread: () => attempt({ is_unread: true, unread_count: 1 }, markUnread),
  }
}

/** As the server says "until the customer replies". */
export const UNTIL_REPLY = '9999-01-01T00:00:00Z'
const isTicket = (answer: unknown): answer is Ticket => typeof answer === 'object' && answer !== null && 'number' in answer
const isChanged = (answer: unknown): answer is ChangedTicket => isTicket(answer) && ((answer as Partial<ChangedTicket>).undo?.length ?? 0) > 0
