import { columnKeys, type ReportRow } from '../../shared/report/columns'
import type { StoreGroup } from '../../shared/report/groups'

/** A row of the table: a store, or a group above its stores. No attribute has the key of the group; one may be called `group`. */
export type GridRow = ReportRow & { readonly '#group'?: StoreGroup }

/** What no store id contains. */
const groupMark = '\n'

/** Identifies the row of a group among all rows. */
function groupRowId(value: string | null): string {
  return value === null ? groupMark : groupMark + value + groupMark
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every column is there, and a group has no other values
const empty = Object.fromEntries(columnKeys.map((key) => [key, null])) as unknown as ReportRow

/** The row of a group, with its figures in the columns of the stores. */
export function rowOfGroup(group: StoreGroup): GridRow {
  const { value, stores: _, stores_observed, stores_down: __, ...figures } = group
  return { ...empty, ...figures, store_id: groupRowId(value), observations: stores_observed === 0 ? 0 : null, '#group': group }
}
