import { columnKeys } from '../../shared/report/columns'
import type { ColumnFilter } from '../../shared/report/rowSelection'

/** Replaces the filter of a column, or removes it. The filters are in column order, as the grid reports them. */
export function withColumnFilter(current: readonly ColumnFilter[], changed: ColumnFilter, isOn: boolean): ColumnFilter[] {
  const others = current.filter(({ column }) => column !== changed.column)
  const filters = isOn ? [...others, changed] : others
  return columnKeys.flatMap((key) => filters.filter(({ column }) => column === key))
}
