import { useQuery } from '@tanstack/vue-query'
import { client, unwrap } from '@/api/client'
import { keys } from '@/query'

/** How much a person still has to do; part of the side bar, and therefore small. */
export const useTaskCounts = () => useQuery({ queryKey: keys.taskCounts, queryFn: () => unwrap(client.GET('/tasks/counts')) })
