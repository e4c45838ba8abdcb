import { columnKeys, isColumnKey } from '../../shared/report/columns'
import type { ColumnFilter } from '../../shared/report/rowSelection'

/** Replaces the filters of these columns, or removes them. The filters are in column order, as the grid reports them; attributes come last. */
export function withColumnFilters(current: readonly ColumnFilter[], changed: readonly ColumnFilter[], isOn: boolean): ColumnFilter[] {
  const others = current.filter(({ column }) => changed.every((filter) => filter.column !== column))
  const filters = isOn ? [...others, ...changed] : others
  const ofAttributes = filters.filter(({ column }) => !isColumnKey(column))
  return [...columnKeys.flatMap((key) => filters.filter(({ column }) => column === key)), ...ofAttributes]
}
