import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { client, unwrap } from '@/api/client'
import { keys } from '@/query'
import { useSession } from '@/stores/session'

const LONG = 30 * 60_000

/** The people, teams, tags and mailboxes that every ticket refers to; events keep them fresh. */
export const useUsers = () => useQuery({ queryKey: keys.users, queryFn: async () => (await unwrap(client.GET('/users'))).items, staleTime: LONG })

export const useTeams = () => useQuery({ queryKey: keys.teams, queryFn: async () => (await unwrap(client.GET('/teams'))).items, staleTime: LONG })

export const useTags = () => useQuery({ queryKey: keys.tags, queryFn: async () => (await unwrap(client.GET('/tags'))).items, staleTime: LONG })

/** Only the administration may look at mailboxes; for everybody else there are none to choose from. */
export function useChannelAccounts() {
  const session = useSession()
  return useQuery({
    queryKey: keys.channelAccounts,
    queryFn: async () => (await unwrap(client.GET('/channel-accounts'))).items,
    staleTime: LONG,
    enabled: computed(() => session.can('read_administration')),
  })
}
