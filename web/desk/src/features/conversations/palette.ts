import { skipToken, useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRoute } from 'vue-router'
import type { StatusCategory } from '@/api/types'
import type { OpenTicket } from '@/features/messages/mergeDetail'
import { useStatusNames } from '@/features/statuses/naming'
import { CHOSEN_STATUSES } from '@/features/tickets/api'
import { useTags, useTeams, useUsers } from '@/features/tickets/directory'
import { PRIORITIES, PRIORITY_ICONS, TICKET_TYPES } from '@/features/tickets/look'
import { useTicketChanges } from '@/features/tickets/useTicketChanges'
import { keys } from '@/query'
import type { Command } from '@/shell/commands'
import type { PaletteEntry, PaletteSource } from '@/shell/paletteEntries'

type Change = Exclude<keyof ReturnType<typeof useTicketChanges>, 'lay'>
/**
 * How the palette reaches every change of a ticket: as a command, or as a value to choose ("Priority: High"), whose
 * entries begin with `value:` and this word. A change that is forgotten here does not compile.
 */
export const REACHED_BY: Record<Change, { command: Command } | { value: string }> = {
  setStatus: { value: 'status' }, setPriority: { value: 'priority' }, setType: { value: 'type' }, setOwner: { value: 'owner' }, setTeam: { value: 'team' },
  retag: { value: 'tag' }, wake: { value: 'wake' }, setSubject: { command: 'rename' }, setDue: { command: 'due' }, snooze: { command: 'snooze' },
  markAsSpam: { command: 'spam' }, unmarkSpam: { command: 'spam' }, trash: { command: 'trash' }, restore: { command: 'restore' }, follow: { command: 'follow' },
  markUnread: { command: 'mark_unread' },
}

/** What the open ticket can be made, each value as something to say, once something is typed. */
export const usePalette: PaletteSource['usePalette'] = ({ typed, both }) => {
  const { t } = useI18n()
  const route = useRoute()
  const ticketId = computed(() => (typeof route.params.ticketId === 'string' ? route.params.ticketId : ''))
  const { data: open } = useQuery<OpenTicket>({ queryKey: computed(() => keys.ticket(ticketId.value)), queryFn: skipToken })
  const changes = useTicketChanges(() => ticketId.value)
  const ticket = computed(() => (ticketId.value ? open.value?.ticket : undefined))
  const names = useStatusNames()
  const [users, teams, tags] = [useUsers().data, useTeams().data, useTags().data]

  /** "Owner: Kong"; what is so already is left out. */
  function value(id: string, aboutKey: string, label: string, icon: string, run: () => unknown, words = ''): PaletteEntry {
    const about = both(aboutKey)
    return { id: `value:${id}`, label: `${about.label}: ${label}`, words: `${about.words} ${words}`, icon, run: () => void run() }
  }

  const ofTicket = computed<PaletteEntry[]>(() => {
    const now = ticket.value
    if (!now || !typed.value.trim()) return []
    const can = (verb: string) => now.permissions.includes(verb)
    const people = (users.value ?? []).filter((one) => one.is_active && one.role !== 'sales' && one.id !== now.owner?.id)
    return [
      ...(can('status') ? [...statuses(), ...PRIORITIES.filter((one) => one !== now.priority).map((one) => value(`priority:${one}`, 'tickets.priority_label', t(`tickets.priority.${one}`), PRIORITY_ICONS[one].icon, () => changes.setPriority(one), both(`tickets.priority.${one}`).words))] : []),
      ...(can('status') ? [null, ...TICKET_TYPES].filter((one) => one !== now.type).map((one) => value(`type:${one ?? 'none'}`, 'tickets.type_label', t(`tickets.type.${one ?? 'none'}`), 'i-lucide-shapes', () => changes.setType(one), both(`tickets.type.${one ?? 'none'}`).words)) : []),
      ...(can('status') && now.snoozed_until ? [{ id: 'value:wake', ...both('snoozing.wake'), icon: 'i-lucide-alarm-clock-off', run: () => void changes.wake() }] : []),
      ...(can('assign') ? people.map((one) => value(`owner:${one.id}`, 'tickets.owner', one.name, 'i-lucide-user-round', () => changes.setOwner({ id: one.id, name: one.name, avatar_color: one.avatar_color ?? one.id }))) : []),
      ...(can('assign') && now.owner ? [value('owner:nobody', 'tickets.owner', t('tickets.nobody'), 'i-lucide-user-round-x', () => changes.setOwner(null), both('tickets.nobody').words)] : []),
      ...(can('assign') ? (teams.value ?? []).filter((one) => one.id !== now.team?.id).map((one) => value(`team:${one.id}`, 'tickets.team', one.name, 'i-lucide-users-round', () => changes.setTeam({ id: one.id, name: one.name }))) : []),
      ...(can('tag') ? (tags.value ?? []).map((one) => tagging(one)) : []),
    ]

    function statuses(): PaletteEntry[] {
      const own = (category: StatusCategory) => (names.statuses.value ?? []).filter((one) => one.category === category && !one.is_archived)
      const choices = CHOSEN_STATUSES.filter((one) => one !== 'new' || now!.status === 'new').flatMap((category) => [
        ...(own(category).some((one) => one.is_default) ? [] : [{ category, id: null, words: both(`tickets.status.${category}`).words }]),
        ...own(category).map((one) => ({ category, id: one.is_default ? null : one.id, words: `${one.name_th} ${one.name_en}` })),
      ])
      return choices.filter((one) => one.category !== now!.status || one.id !== (now!.status_id ?? null)).map((one) =>
        value(`status:${one.category}:${one.id ?? ''}`, 'commands.ticket.status', names.name({ status: one.category, status_id: one.id }), 'i-lucide-circle-dot', () => changes.setStatus(one.category, one.id), one.words))
    }

    function tagging(tag: { id: string; name: string; color: string }): PaletteEntry {
      const isOn = now!.tags.some((one) => one.id === tag.id)
      const rest = now!.tags.filter((one) => one.id !== tag.id)
      return value(`tag:${tag.id}`, isOn ? 'commands.ticket.untag' : 'tickets.add_tag', tag.name, isOn ? 'i-lucide-bookmark-minus' : 'i-lucide-tag', () => changes.retag((isOn ? rest : [...rest, tag]) as typeof rest))
    }
  })

  return computed(() => [{ id: 'values', label: both('commands.group.ticket').label, entries: ofTicket.value }])
}
