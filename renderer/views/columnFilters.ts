import { columnKeys, isColumnKey } from '../../shared/report/columns'
import type { ColumnFilter } from '../../shared/report/rowSelection'

/** The filters in one order, whatever set them: that of the columns, and then the attributes by their keys. */
export function inColumnOrder(filters: readonly ColumnFilter[]): ColumnFilter[] {
  const ofAttributes = filters.filter(({ column }) => !isColumnKey(column))
  return [
    ...columnKeys.flatMap((key) => filters.filter(({ column }) => column === key)),
    ...ofAttributes.toSorted((one, other) => (one.column < other.column ? -1 : 1)),
  ]
}

/** Replaces the filters of these columns, or removes them. */
export function withColumnFilters(current: readonly ColumnFilter[], changed: readonly ColumnFilter[], isOn: boolean): ColumnFilter[] {
  const others = current.filter(({ column }) => changed.every((filter) => filter.column !== column))
  return inColumnOrder(isOn ? [...others, ...changed] : others)
}
