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

/** The mailboxes that mail can be written from; anybody who answers customers knows them. */
export const useSendingAccounts = () =>
  useQuery({ queryKey: keys.sendingAccounts, queryFn: async () => (await unwrap(client.GET('/sending-accounts'))).items, staleTime: LONG })

/** How mailboxes are connected; only the administration may look at that. */
export function useChannelAccounts() {
  const session = useSession()
  return useQuery({
    queryKey: keys.channelAccounts,
    queryFn: async () => (await unwrap(client.GET('/channel-accounts'))).items,
    staleTime: LONG,
    enabled: computed(() => session.can('read_administration')),
  })
}
