import { useQuery } from '@tanstack/vue-query'
import { client, unwrap } from '@/api/client'
import { keys } from '@/query'

const LONG = 30 * 60_000

/** The people, teams, tags and mailboxes that every ticket refers to; events keep them fresh. */
export const useUsers = () =>
  useQuery({ queryKey: keys.users, queryFn: async () => (await unwrap(client.GET('/users', { params: { query: { limit: 100 } } }))).items, staleTime: LONG })

export const useTeams = () =>
  useQuery({ queryKey: keys.teams, queryFn: async () => (await unwrap(client.GET('/teams', { params: { query: { limit: 100 } } }))).items, staleTime: LONG })

export const useTags = () =>
  useQuery({ queryKey: keys.tags, queryFn: async () => (await unwrap(client.GET('/tags', { params: { query: { limit: 100 } } }))).items, staleTime: LONG })

export const useChannelAccounts = () =>
  useQuery({
    queryKey: keys.channelAccounts,
    queryFn: async () => (await unwrap(client.GET('/channel-accounts', { params: { query: { limit: 100 } } }))).items,
    staleTime: LONG,
  })
