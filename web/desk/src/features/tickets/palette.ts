import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useRouter } from 'vue-router'
import { client, unwrap } from '@/api/client'
import type { PaletteEntry, PaletteSource } from '@/shell/paletteEntries'
import { NEW_VIEW } from '@/features/views/model'
import { CLOSED_QUEUES, WORK_QUEUES } from '@/shell/queues'
import { useSession } from '@/stores/session'
import { useTeams } from './directory'

/** The places of the desk: queues, saved views, teams, chats, tasks, customers and companies. */
export const usePalette: PaletteSource['usePalette'] = ({ both, go }) => {
  const session = useSession()
  const router = useRouter()
  const { data: teams } = useTeams()
  const { data: views } = useQuery({ queryKey: ['saved-views', 'palette'], queryFn: async () => (await unwrap(client.GET('/views'))).items, staleTime: 60_000 })
  const place = (name: string, key: string, icon: string, params = {}, query = {}): PaletteEntry => {
    const to = router.resolve({ name, params, query }).fullPath
    return { id: `page:${to}`, ...both(key), icon, to, run: () => go(to) }
  }
  return computed(() => [
    {
      id: 'places',
      label: both('commands.places').label,
      entries: [
        ...[...WORK_QUEUES, ...CLOSED_QUEUES].map((queue) => place('inbox', queue.labelKey, queue.icon, { view: queue.view })),
        ...(views.value ?? []).map((view) => ({ ...place('inbox', 'commands.view', 'i-lucide-list-filter', { view: `saved:${view.id}` }), label: view.name, words: both('commands.view').words })),
        ...(session.can('work_tickets') ? [place('chats', 'shell.chats', 'i-lucide-message-circle-more')] : []),
        ...(session.can('read_administration') ? [place('chat-queue', 'shell.chat_queue', 'i-lucide-activity')] : []),
        place('tasks', 'shell.tasks', 'i-lucide-list-checks'),
        place('inbox', 'shell.new_view', 'i-lucide-list-plus', { view: `saved:${NEW_VIEW}` }),
        place('contacts', 'shell.customers', 'i-lucide-contact-round'),
        place('accounts', 'customers.place.accounts', 'i-lucide-building-2'),
        ...(session.can('edit_customers') ? [place('contacts', 'customers.new.add', 'i-lucide-user-plus', {}, { add: '1' }), place('accounts', 'customers.company.add', 'i-lucide-building', {}, { add: '1' })] : []),
        ...(teams.value ?? []).map((team) => ({ ...place('inbox', 'shell.teams', 'i-lucide-users-round', { view: `team:${team.id}` }), label: team.name, words: both('shell.teams').label })),
      ],
    },
  ])
}
