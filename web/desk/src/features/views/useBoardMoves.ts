import { useQueryClient } from '@tanstack/vue-query'
import { ref, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { isProblem } from '@/api/problem'
import type { Board, TicketRow } from '@/api/types'
import { fillFields } from '@/features/ticket-fields/api'
import { askForFields } from '@/features/ticket-fields/missing'
import { keys } from '@/query'
import { useNotify } from '@/shell/notify'
import { offerUndo } from '@/shell/undoToast'
import { moveTicket, undoMove } from './api'
import { movedTo, type BoardPlace } from './boardColumns'

/** Moves cards between the columns of a board: at once on the screen, by the ordinary change on the server, with a way back. */
export function useBoardMoves(view: Ref<string>, shown: Ref<Board | undefined>) {
  const queryClient = useQueryClient()
  const router = useRouter()
  const notify = useNotify()
  const { t } = useI18n()
  const said = ref('')

  function lay(ticketId: string, place: BoardPlace): void {
    queryClient.setQueriesData<Board>({ queryKey: keys.ticketBoards }, (board) => (board && board === shown.value ? moveIn(board, ticketId, place) : board))
  }

  const refresh = () => Promise.all([queryClient.invalidateQueries({ queryKey: keys.ticketBoards }), queryClient.invalidateQueries({ queryKey: keys.ticketLists }), queryClient.invalidateQueries({ queryKey: keys.ticketCounts })])

  async function change(row: TicketRow, place: BoardPlace): Promise<() => Promise<unknown>> {
    if (place.values) {
      const before = Object.fromEntries(Object.keys(place.values).map((id) => [id, row.field_values[id] ?? null]))
      await fillFields(row.id, place.values)
      return () => fillFields(row.id, before)
    }
    const { undo } = await moveTicket(row.id, place.change!)
    return () => undoMove(row.id, undo)
  }

  async function move(row: TicketRow, place: BoardPlace): Promise<void> {
    if (!place.change && !place.values) return
    await queryClient.cancelQueries({ queryKey: keys.ticketBoards })
    lay(row.id, place)
    said.value = t('views.board.moved', { number: row.number, column: place.label })
    try {
      const back = await change(row, place)
      offerUndo(said.value, async () => {
        await back()
        await refresh()
      })
    } catch (error) {
      said.value = t('tickets.not_changed')
      if (isProblem(error, 'fields_missing')) {
        void router.push({ name: 'inbox', params: { view: view.value, ticketId: row.id } })
        askForFields(row.id, () => move(row, place))
      } else notify.failed(t('tickets.not_changed'), error)
    }
    await refresh()
  }

  return { move, said }
}

function moveIn(board: Board, ticketId: string, place: BoardPlace): Board {
  const row = board.columns.flatMap((column) => column.items).find((one) => one.id === ticketId)
  if (!row) return board
  return {
    ...board,
    columns: board.columns.map((column) => {
      const isThere = column.items.some((one) => one.id === ticketId)
      const without = column.items.filter((one) => one.id !== ticketId)
      if (column.value === place.value) return { ...column, items: [movedTo(row, place), ...without], count: column.count + (isThere ? 0 : 1) }
      return isThere ? { ...column, items: without, count: Math.max(0, column.count - 1) } : column
    }),
  }
}
