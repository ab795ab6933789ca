import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { client, ifMatch, unwrap } from '@/api/client'
import type { Checklist, ChecklistInput, MyTask, Page, Task, TaskInput, TaskPatch } from '@/api/types'
import { keys } from '@/query'

const on = (ticketId: string) => ({ params: { path: { ticket_id: ticketId } } })
const at = (taskId: string) => ({ params: { path: { task_id: taskId } } })

export const useTicketTasks = (ticketId: () => string) =>
  useQuery({ queryKey: computed(() => keys.ticketTasks(ticketId())), queryFn: async () => (await unwrap(client.GET('/tickets/{ticket_id}/tasks', on(ticketId())))).items, staleTime: Infinity })

export const addTask = (ticketId: string, body: TaskInput): Promise<Task> => unwrap(client.POST('/tickets/{ticket_id}/tasks', { ...on(ticketId), body }))

export const patchTask = (taskId: string, body: TaskPatch): Promise<Task> => unwrap(client.PATCH('/tasks/{task_id}', { ...at(taskId), body }))

export const removeTask = (taskId: string) => unwrap(client.DELETE('/tasks/{task_id}', at(taskId)))

export const orderTasks = async (ticketId: string, ids: string[]): Promise<Task[]> =>
  (await unwrap(client.PUT('/tickets/{ticket_id}/tasks/order', { ...on(ticketId), body: { ids } }))).items

export const listTasks = (isDone: boolean, ownerId: string | null, cursor: string | null): Promise<Page<MyTask>> =>
  unwrap(client.GET('/tasks', { params: { query: { done: isDone, owner_id: ownerId ?? undefined, cursor: cursor ?? undefined } } }))

export const useChecklists = () => useQuery({ queryKey: keys.checklists, queryFn: async () => (await unwrap(client.GET('/checklists'))).items, staleTime: Infinity })

export const addChecklist = (body: ChecklistInput): Promise<Checklist> => unwrap(client.POST('/checklists', { body }))

export function patchChecklist(checklist: Checklist, body: Partial<ChecklistInput> & { is_archived?: boolean }): Promise<Checklist> {
  const params = { path: { checklist_id: checklist.id }, header: ifMatch(checklist.version) }
  return unwrap(client.PATCH('/checklists/{checklist_id}', { params, body }))
}

export const applyChecklist = async (ticketId: string, checklistId: string): Promise<Task[]> =>
  (await unwrap(client.POST('/tickets/{ticket_id}/checklists/{checklist_id}', { params: { path: { ticket_id: ticketId, checklist_id: checklistId } } }))).items
