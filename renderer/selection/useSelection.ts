import type { GridApi } from 'ag-grid-community'
import { createContext, useContext } from 'react'
import type { ColumnKey, ReportKind, ReportRow } from '../../shared/report/columns'
import type { ViewState } from '../../shared/preferences/preferences'
import type { Report } from '../../shared/report/report'
import type { RowSelection } from '../../shared/report/rowSelection'
import type { Missing } from '../ui/Banner'
import type { ViewChange } from '../views/viewHistory'
import type { RowFilters } from './useRowFilters'
import type { StoreSelection } from './useStoreSelection'

/** The report on screen, with the view, the filters and the stores that the user has chosen. */
export interface Selection {
  readonly report: Report
  readonly kind: ReportKind
  /** Whether timelines and outages can be computed from the open folder; false while the engine is asked. */
  readonly hasEvidence: boolean
  /** Whether downtime by hour can be shown. The history may have it without the data. */
  readonly hasHours: boolean
  /** Why the report has numbers only; null if it has more, or while the engine is asked. */
  readonly missing: Missing | null
  /** The view as a report of this kind can show it. */
  readonly view: ViewState
  readonly changeView: (change: ViewChange) => void
  readonly filters: RowFilters
  /** The rows that match search and filters. */
  readonly matchingRows: Omit<RowSelection, 'sort'>
  /** The same rows in the order on screen. */
  readonly rows: RowSelection
  /** The stores that the user has selected. */
  readonly stores: StoreSelection
  /** Null until the grid is ready. */
  readonly grid: GridApi<ReportRow> | null
  readonly setGrid: (grid: GridApi<ReportRow>) => void
  /** The visible columns, in the order shown. */
  readonly shownColumns: readonly ColumnKey[]
  readonly setShownColumns: (columns: readonly ColumnKey[]) => void
  /** The store whose row had the focus last; null before any had it. */
  readonly focusedStoreId: string | null
  readonly setFocusedStoreId: (storeId: string) => void
}

export const SelectionContext = createContext<Selection | null>(null)

/** Null if there is no report on screen. */
export function useSelectionIfAny(): Selection | null {
  return useContext(SelectionContext)
}

export function useSelection(): Selection {
  const selection = useSelectionIfAny()
  if (selection === null) throw new Error('No SelectionProvider above this component')
  return selection
}

/** The store whose details are open; null if they are closed. */
export function useOpenStoreId(): string | null {
  const { view, focusedStoreId, grid } = useSelection()
  return view.isShowingDetails ? (focusedStoreId ?? storeAt(grid, 0)) : null
}

/** The store in a row of the grid; null if the row is not loaded. */
export function storeAt(grid: GridApi<ReportRow> | null, rowIndex: number): string | null {
  return grid?.getDisplayedRowAtIndex(rowIndex)?.data?.store_id ?? null
}
