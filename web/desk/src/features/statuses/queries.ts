import { useQuery } from '@tanstack/vue-query'
import { client, unwrap } from '@/api/client'
import { keys } from '@/query'

/** Every status of the company's own, archived ones too; events keep them fresh. */
export const useStatuses = () =>
  useQuery({ queryKey: keys.ticketStatuses, queryFn: async () => (await unwrap(client.GET('/ticket-statuses'))).items, staleTime: Infinity })
