import { useQuery } from '@tanstack/vue-query'
import { client } from '@/api/client'
import { everyPage } from '@/lib/everyPage'
import { keys } from '@/query'

const LONG = 30 * 60_000

/** The people, teams, tags and mailboxes that every ticket refers to; events keep them fresh. */
export const useUsers = () =>
  useQuery({ queryKey: keys.users, queryFn: () => everyPage((query) => client.GET('/users', { params: { query } })), staleTime: LONG })

export const useTeams = () =>
  useQuery({ queryKey: keys.teams, queryFn: () => everyPage((query) => client.GET('/teams', { params: { query } })), staleTime: LONG })

export const useTags = () =>
  useQuery({ queryKey: keys.tags, queryFn: () => everyPage((query) => client.GET('/tags', { params: { query } })), staleTime: LONG })

export const useChannelAccounts = () =>
  useQuery({
    queryKey: keys.channelAccounts,
    queryFn: () => everyPage((query) => client.GET('/channel-accounts', { params: { query } })),
    staleTime: LONG,
  })
