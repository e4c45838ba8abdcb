import type { GroupBy, StoreGroup } from '../../shared/report/groups'
import { oneOfFilter } from '../../shared/report/oneOfFilter'
import type { RowSelection } from '../../shared/report/rowSelection'
import { inColumnOrder } from '../views/columnFilters'

/** Some stores of a selection, one below the other. */
export interface StoreRange {
  readonly rows: RowSelection
  readonly offset: number
  readonly limit: number
}

type TablePart = { readonly group: StoreGroup } | { readonly stores: StoreRange }

/** The rows that the table shows, from the first to the last. */
export interface TableRows {
  /** What is in the rows from `first` up to and without `end`. */
  readonly partsBetween: (first: number, end: number) => readonly TablePart[]
}

/** One row for every store. */
export function plainRows(rows: RowSelection): TableRows {
  return { partsBetween: (first, end) => [{ stores: { rows, offset: first, limit: end - first } }] }
}

interface GroupedTable extends TableRows {
  /** Number of rows. */
  readonly total: number
}

/** Those of the stores that a selection lets through by their ids. */
export function storesAmong({ storeIds }: Pick<RowSelection, 'storeIds'>, chosen: ReadonlySet<string>): string[] {
  return storeIds === undefined ? [...chosen] : storeIds.filter((storeId) => chosen.has(storeId))
}

/** The rows of the stores that have the value. */
export function rowsOfGroup(rows: RowSelection, groupBy: GroupBy, value: string | null): RowSelection {
  const ofGroup = oneOfFilter(groupBy, [value])
  // A filter on the column of the groups leaves only groups that it lets through.
  const others = rows.filters.filter(({ column }) => column !== groupBy)
  return { ...rows, filters: inColumnOrder([...others, ofGroup]) }
}

/** One row for every group, with the rows of its stores below it if it is expanded. */
export function groupedRows(
  rows: RowSelection,
  groupBy: GroupBy,
  groups: readonly StoreGroup[],
  expanded: ReadonlySet<string | null>,
): GroupedTable {
  const starts: number[] = []
  let total = 0
  for (const { value, stores } of groups) {
    starts.push(total)
    total += expanded.has(value) ? stores + 1 : 1
  }

  function partsBetween(first: number, end: number): readonly TablePart[] {
    return groups.flatMap((group, index): readonly TablePart[] => {
      const start = starts[index] ?? 0
      const stop = starts[index + 1] ?? total
      if (stop <= first || start >= end) return []
      const from = Math.max(first, start + 1)
      const limit = Math.min(end, stop) - from
      const stores = limit > 0 ? [{ stores: { rows: rowsOfGroup(rows, groupBy, group.value), offset: from - start - 1, limit } }] : []
      return start >= first ? [{ group }, ...stores] : stores
    })
  }

  return { total, partsBetween }
}
