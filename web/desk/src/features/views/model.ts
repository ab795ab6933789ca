import type { Condition, SavedView, SavedViewInput } from '@/api/types'

export type Layout = SavedView['layout']
export const LAYOUTS: { value: Layout; icon: string }[] = [
  { value: 'list', icon: 'i-lucide-list' },
  { value: 'table', icon: 'i-lucide-table-2' },
  { value: 'board', icon: 'i-lucide-columns-3' },
]
export type Column = SavedView['columns'][number]

/** How a view is looked at: what a person changes before he saves it. */
export type Look = Pick<SavedViewInput, 'conditions' | 'order' | 'columns' | 'layout' | 'board_field'>

export const NEW_VIEW = 'new'
export const DEFAULT_COLUMNS = ['number', 'subject', 'contact', 'status', 'priority', 'owner', 'tags', 'last_message_at']
const START: Condition = {
  all: [
    { field: 'is_active', operator: 'is', value: true },
    { field: 'snoozed_until', operator: 'is_empty', value: null },
  ],
}

export function blankLook(): Look {
  return { conditions: START, order: { field: 'last_message_at', is_descending: true }, columns: [], layout: 'table', board_field: 'status' }
}

export function lookOf(view: SavedView): Look {
  const { conditions, order, columns, layout, board_field } = view
  return { conditions: conditions as Condition, order, columns, layout, board_field }
}

export const isSameLook = (one: Look, other: Look): boolean => JSON.stringify(one) === JSON.stringify(other)

/** The columns that a table shows: those chosen, or the usual ones. */
export const shownColumns = (look: Look): Column[] => (look.columns.length ? look.columns : DEFAULT_COLUMNS.map((name) => ({ name, width: null })))

const WIDTHS: Record<string, number> = { number: 112, subject: 320, status: 130, status_id: 150, priority: 110, type: 110, tags: 200, channel: 120, language: 90, inbound_count: 100, delivery_trouble: 150 }
export const NARROWEST = 64
export const WIDEST = 800
export const widthOf = (column: Column): number => column.width ?? WIDTHS[column.name] ?? 170
