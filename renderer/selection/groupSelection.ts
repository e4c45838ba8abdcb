import type { Input } from '../../shared/operations/contract'
import { nameKey } from '../../shared/folder/attributes'
import { groupColumnKeys, type GroupBy } from '../../shared/report/groups'
import type { GroupOrder, RowSelection } from '../../shared/report/rowSelection'
import type { ViewState } from '../../shared/preferences/preferences'

/** The table shows at most this many groups. Files have all of them. */
export const maximumGroups = 1000

/** The order of the groups that goes with an order of their stores. */
function groupOrderOf({ column, direction }: RowSelection['sort'][number], groupBy: GroupBy): readonly GroupOrder[] {
  if (column === 'store_id' || column === nameKey || column === groupBy) return [{ column: 'value', direction }]
  if (column === 'state') return [{ column: 'stores_down', direction }]
  return groupColumnKeys.flatMap((key) => (key === column ? [{ column: key, direction }] : []))
}

/** The groups of these rows, in the order that goes with theirs. */
export function groupSelection(
  { sort, ...matchingRows }: RowSelection,
  groupBy: GroupBy,
  groupsByStores: ViewState['groupsByStores'],
): Input<'getGroups'> {
  const byStores = groupsByStores === undefined ? [] : [{ column: 'stores' as const, direction: groupsByStores }]
  const groupSort = [...byStores, ...sort.flatMap((order) => groupOrderOf(order, groupBy))]
  return { ...matchingRows, groupBy, groupSort, offset: 0, limit: maximumGroups }
}
