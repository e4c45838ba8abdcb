import type { ColumnState, GridApi } from 'ag-grid-community'
import type { RowColumn } from '../../shared/report/columns'
import { nameKey } from '../../shared/folder/attributes'
import type { ColumnLayout, ViewState } from '../../shared/preferences/preferences'
import type { RowSelection } from '../../shared/report/rowSelection'
import { toColumnFilters, toFilterModel } from './filters/gridFilters'
import { groupSizeColumn, isRowColumn, readSortModel, toGroupSizeSort, toRowSort } from './gridSort'
import { isEqual } from '../hooks/isEqual'
import type { GridRow } from '../selection/gridRow'

/** The state of the grid that a view saves. */
export interface GridView {
  readonly filters: RowSelection['filters']
  readonly sort: RowSelection['sort']
  readonly groupsByStores: ViewState['groupsByStores']
  /** All columns, in the order shown. */
  readonly layout: readonly ColumnLayout[]
  /** The visible columns, in the order shown. */
  readonly shownColumns: readonly RowColumn[]
}

export function readGridView(api: GridApi<GridRow>): GridView {
  const sortModel = readSortModel(api)
  return {
    filters: toColumnFilters(api.getFilterModel()),
    sort: toRowSort(sortModel),
    groupsByStores: toGroupSizeSort(sortModel),
    layout: api.getColumnState().flatMap(toLayout),
    shownColumns: api.getAllDisplayedColumns().map((column) => column.getColId()).filter(isRowColumn),
  }
}

function toLayout({ colId, hide, width, flex, pinned }: ColumnState): readonly ColumnLayout[] {
  if (!isRowColumn(colId)) return []
  return [
    {
      key: colId,
      isVisible: hide !== true,
      widthPixels: flex ? null : (width ?? null),
      pinned: pinned === 'left' || pinned === 'right' ? pinned : null,
    },
  ]
}

/**
 * Applies a layout. Columns that it does not list stay as they are. If the rows are grouped, the number of stores in a group
 * stands beside it.
 */
export function applyLayout(api: GridApi<GridRow>, layout: readonly ColumnLayout[], isGrouped: boolean): void {
  const state: ColumnState[] = layout.map(({ key, isVisible, widthPixels, pinned }) => ({
    colId: key,
    hide: !isVisible,
    pinned,
    ...(widthPixels === null ? { flex: 1 } : { width: widthPixels, flex: null }),
  }))
  const before = state.findLastIndex(({ colId }) => colId === 'store_id' || colId === nameKey)
  api.applyColumnState({ state: state.toSpliced(before + 1, 0, { colId: groupSizeColumn, hide: !isGrouped }), applyOrder: true })
}

/** Sorts and filters the grid unless it does so already. */
export function applyRows(
  api: GridApi<GridRow>,
  { sort, filters, groupsByStores }: Pick<RowSelection, 'sort' | 'filters'> & Pick<ViewState, 'groupsByStores'>,
): void {
  const current = readGridView(api)
  if (!isEqual([current.groupsByStores, current.sort], [groupsByStores, sort])) {
    const byStores = groupsByStores === undefined ? [] : [{ colId: groupSizeColumn, sort: groupsByStores, sortIndex: 0 }]
    const state = sort.map(({ column, direction }, index) => ({ colId: column, sort: direction, sortIndex: byStores.length + index }))
    api.applyColumnState({ state: [...byStores, ...state], defaultState: { sort: null } })
  }
  if (!isEqual(current.filters, filters)) api.setFilterModel(toFilterModel(filters))
}
