import type { GridApi, SortModelItem } from 'ag-grid-community'
import { isAttributeKey } from '../../shared/folder/attributes'
import { isColumnKey, type RowColumn } from '../../shared/report/columns'

interface SortedColumn<Key> {
  readonly column: Key
  readonly direction: 'asc' | 'desc'
}

/** The id of the column with the number of stores in a group. No attribute has such a key. */
export const groupSizeColumn = '#stores'

/** Whether a column of the grid is one of the rows of a report. */
export function isRowColumn(columnId: string): columnId is RowColumn {
  return isColumnKey(columnId) || isAttributeKey(columnId)
}

/** The column with an id of the grid. Throws an error if `keys` does not have it. */
function toColumnKey<Key extends string>(columnId: string, keys: readonly Key[]): Key {
  const key = keys.find((candidate) => candidate === columnId)
  if (key === undefined) throw new Error(`There is no column ${columnId}`)
  return key
}

/** The sort of a grid with these columns, as the engine takes it. The first column sorts first. */
export function toSort<Key extends string>(
  model: readonly Pick<SortModelItem, 'colId' | 'sort'>[],
  keys: readonly Key[],
): SortedColumn<Key>[] {
  return model.map(({ colId, sort }) => ({ column: toColumnKey(colId, keys), direction: sort }))
}

/** The sort of a grid of rows of a report, without the columns that only groups have. */
export function toRowSort(model: readonly Pick<SortModelItem, 'colId' | 'sort'>[]): SortedColumn<RowColumn>[] {
  return model.flatMap(({ colId, sort }) => (isRowColumn(colId) ? [{ column: colId, direction: sort }] : []))
}

/** The order of groups by their number of stores; undefined if a grid does not sort by it. */
export function toGroupSizeSort(model: readonly Pick<SortModelItem, 'colId' | 'sort'>[]): SortModelItem['sort'] | undefined {
  return model.find(({ colId }) => colId === groupSizeColumn)?.sort
}

/** The sorted columns of a grid. The first one sorts first. */
export function readSortModel<Row>(grid: GridApi<Row>): readonly Pick<SortModelItem, 'colId' | 'sort'>[] {
  return grid
    .getColumnState()
    .flatMap(({ colId, sort, sortIndex }) => (sort ? [{ colId, sort, sortIndex: sortIndex ?? 0 }] : []))
    .toSorted((left, right) => left.sortIndex - right.sortIndex)
}
