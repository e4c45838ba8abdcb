import type { ColumnFilter } from './rowSelection'

/** The rows whose value of a text column is one of these; null stands for no value. */
export function oneOfFilter(key: ColumnFilter['column'], values: (string | null)[]): ColumnFilter {
  return { column: key, join: 'and', conditions: [{ type: 'oneOf', values }] }
}
