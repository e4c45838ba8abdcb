import type { GridApi, SortModelItem } from 'ag-grid-community'

interface SortedColumn<Key> {
  readonly column: Key
  readonly direction: 'asc' | 'desc'
}

/** The column with an id of the grid. Throws an error if `keys` does not have it. */
export function toColumnKey<Key extends string>(columnId: string, keys: readonly Key[]): Key {
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

/** The present sort of a grid. */
export function readSort<Row, Key extends string>(grid: GridApi<Row>, keys: readonly Key[]): SortedColumn<Key>[] {
  const sorted = grid
    .getColumnState()
    .flatMap(({ colId, sort, sortIndex }) => (sort ? [{ colId, sort, sortIndex: sortIndex ?? 0 }] : []))
    .toSorted((left, right) => left.sortIndex - right.sortIndex)
  return toSort(sorted, keys)
}
