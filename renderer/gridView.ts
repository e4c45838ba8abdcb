import type { GridApi } from 'ag-grid-community'
import type { ColumnKey, ReportRow } from '../shared/columns'
import type { RowSelection } from '../shared/rowSelection'
import { toColumnFilters, toColumnKey, toSort } from './filters'

/** What the user has made of the grid. */
export interface GridView {
  readonly filters: RowSelection['filters']
  readonly sort: RowSelection['sort']
  /** The visible columns, in the order shown. */
  readonly columns: readonly ColumnKey[]
}

export function readGridView(api: GridApi<ReportRow>): GridView {
  const sorted = api
    .getColumnState()
    .flatMap(({ colId, sort, sortIndex }) => (sort ? [{ colId, sort, sortIndex: sortIndex ?? 0 }] : []))
    .toSorted((left, right) => left.sortIndex - right.sortIndex)
  return {
    filters: toColumnFilters(api.getFilterModel()),
    sort: toSort(sorted),
    columns: api.getAllDisplayedColumns().map((column) => toColumnKey(column.getColId())),
  }
}
