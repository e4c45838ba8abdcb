import type { GridApi } from 'ag-grid-community'
import { createContext, useContext } from 'react'
import type { Attribute } from '../../shared/folder/attributes'
import type { ReportKind, RowColumn } from '../../shared/report/columns'
import type { GroupBy, StoreGroup } from '../../shared/report/groups'
import type { ViewState } from '../../shared/preferences/preferences'
import type { StoreList } from '../../shared/preferences/storeLists'
import type { Report } from '../../shared/report/report'
import type { RowSelection } from '../../shared/report/rowSelection'
import type { Missing } from '../ui/Banner'
import type { ViewChange } from '../views/viewHistory'
import type { GridRow } from './gridRow'
import type { TableRows } from './tableRows'
import type { RowFilters } from './useRowFilters'
import type { StoreSelection } from './useStoreSelection'

/** The groups of the table. */
export interface Groups {
  readonly groupBy: GroupBy
  /** The first of them; null until they are known. */
  readonly list: readonly StoreGroup[] | null
  /** Number of all groups. */
  readonly total: number
  /** The values of the expanded groups. */
  readonly expanded: ReadonlySet<string | null>
  readonly expand: (expanded: ReadonlySet<string | null>) => void
}

/** By the value of a group whether all of its stores are selected, or only some; groups without selected stores are not there. */
export type SelectedGroups = ReadonlyMap<string | null, 'wholly' | 'partly'>

/** The report on screen, with the view, the filters and the stores that the user has chosen. */
export interface Selection {
  readonly report: Report
  readonly kind: ReportKind
  /** The attributes of the stores of the report. They stay the same as long as the table. */
  readonly attributes: readonly Attribute[]
  /** Whether timelines and outages can be computed from the open folder; false while the engine is asked. */
  readonly hasEvidence: boolean
  /** Whether downtime by hour can be shown. The history may have it without the data. */
  readonly hasHours: boolean
  /** Why the report has numbers only; null if it has more, or while the engine is asked. */
  readonly missing: Missing | null
  /** The view as this report can show it. */
  readonly view: ViewState
  readonly changeView: (change: ViewChange) => void
  readonly filters: RowFilters
  /** The rows that match search and filters. */
  readonly matchingRows: Omit<RowSelection, 'sort'>
  /** The same rows in the order on screen. */
  readonly rows: RowSelection
  /** The list that the stores are in; null for all stores. */
  readonly storeList: StoreList | null
  /** Null if the stores are not grouped. */
  readonly groups: Groups | null
  readonly tableRows: TableRows
  /** The stores that the user has selected. */
  readonly stores: StoreSelection
  readonly selectedGroups: SelectedGroups
  /** Null until the grid is ready. */
  readonly grid: GridApi<GridRow> | null
  readonly setGrid: (grid: GridApi<GridRow>) => void
  /** The visible columns, in the order shown. */
  readonly shownColumns: readonly RowColumn[]
  readonly setShownColumns: (columns: readonly RowColumn[]) => void
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

/** The group in a row of the grid; null if the row is not loaded or stands for a store. */
export function groupAt(grid: GridApi<GridRow> | null, rowIndex: number): StoreGroup | null {
  return grid?.getDisplayedRowAtIndex(rowIndex)?.data?.['#group'] ?? null
}

/** The store in a row of the grid; null if the row is not loaded or stands for a group. */
export function storeAt(grid: GridApi<GridRow> | null, rowIndex: number): string | null {
  const row = grid?.getDisplayedRowAtIndex(rowIndex)?.data
  return row === undefined || row['#group'] !== undefined ? null : row.store_id
}
