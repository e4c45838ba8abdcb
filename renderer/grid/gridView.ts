import type { ColumnState, GridApi } from 'ag-grid-community'
import { columnKeys, type ColumnKey, type ReportRow } from '../../shared/report/columns'
import type { ColumnLayout } from '../../shared/preferences/preferences'
import type { RowSelection } from '../../shared/report/rowSelection'
import { toColumnFilters, toFilterModel } from './gridFilters'
import { readSort, toColumnKey } from './gridSort'
import { isEqual } from '../hooks/isEqual'

/** What the user has made of the grid. */
export interface GridView {
  readonly filters: RowSelection['filters']
  readonly sort: RowSelection['sort']
  /** All columns, in the order shown. */
  readonly layout: readonly ColumnLayout[]
  /** The visible columns, in the order shown. */
  readonly shownColumns: readonly ColumnKey[]
}

export function readGridView(api: GridApi<ReportRow>): GridView {
  return {
    filters: toColumnFilters(api.getFilterModel()),
    sort: readSort(api, columnKeys),
    layout: api.getColumnState().map(toLayout),
    shownColumns: api.getAllDisplayedColumns().map((column) => toColumnKey(column.getColId(), columnKeys)),
  }
}

function toLayout({ colId, hide, width, flex, pinned }: ColumnState): ColumnLayout {
  return {
    key: toColumnKey(colId, columnKeys),
    isVisible: hide !== true,
    widthPixels: flex ? null : (width ?? null),
    pinned: pinned === 'left' || pinned === 'right' ? pinned : null,
  }
}

/** Applies a layout. Columns that it does not list stay as they are. */
export function applyLayout(api: GridApi<ReportRow>, layout: readonly ColumnLayout[]): void {
  const state = layout.map(({ key, isVisible, widthPixels, pinned }) => ({
    colId: key,
    hide: !isVisible,
    pinned,
    ...(widthPixels === null ? { flex: 1 } : { width: widthPixels, flex: null }),
  }))
  api.applyColumnState({ state, applyOrder: true })
}

/** Sorts and filters the grid unless it does so already. */
export function applyRows(api: GridApi<ReportRow>, { sort, filters }: Pick<RowSelection, 'sort' | 'filters'>): void {
  const current = readGridView(api)
  if (!isEqual(current.sort, sort)) {
    const state = sort.map(({ column, direction }, sortIndex) => ({ colId: column, sort: direction, sortIndex }))
    api.applyColumnState({ state, defaultState: { sort: null } })
  }
  if (!isEqual(current.filters, filters)) api.setFilterModel(toFilterModel(filters))
}
