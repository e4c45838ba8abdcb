import type { RefObject } from 'react'
import type { Result } from '../../shared/core/result'
import type { Transport } from '../../shared/operations/contract'
import type { ViewState } from '../../shared/preferences/preferences'
import type { GroupBy } from '../../shared/report/groups'
import type { RowSelection } from '../../shared/report/rowSelection'
import { rowOfGroup, type GridRow } from '../selection/gridRow'
import { groupSelection } from '../selection/groupSelection'
import { groupedRows } from '../selection/tableRows'
import type { QueryCache } from '../transport/queryCache'

interface GroupedPage {
  readonly queries: QueryCache
  readonly transport: Transport
  readonly rows: RowSelection
  readonly groupBy: GroupBy
  readonly groupsByStores: ViewState['groupsByStores']
  /** The values of the expanded groups. */
  readonly expanded: RefObject<ReadonlySet<string | null>>
  readonly offset: number
  readonly limit: number
}

/** Reads a page of a table with groups: the rows of groups, and those of stores below the expanded ones. */
export async function readGroupedRows(page: GroupedPage): Promise<Result<{ readonly rows: readonly GridRow[]; readonly total: number }>> {
  const { queries, transport, rows, groupBy, groupsByStores, expanded, offset, limit } = page
  const selection = groupSelection(rows, groupBy, groupsByStores)
  await queries.prefetch('getGroups', selection)
  const groups = queries.peek('getGroups', selection)
  // The cache may have dropped the answer, if the table has gone on to other groups meanwhile.
  if (groups === null) return { ok: true, value: { rows: [], total: 0 } }
  if (!groups.ok) return groups

  const table = groupedRows(rows, groupBy, groups.value.groups, expanded.current)
  const parts = await Promise.all(
    table.partsBetween(offset, offset + limit).map(async (part): Promise<Result<readonly GridRow[]>> => {
      if ('group' in part) return { ok: true, value: [rowOfGroup(part.group)] }
      const { rows: ofRange, ...range } = part.stores
      const stores = await transport.call('getRows', { ...ofRange, ...range })
      return stores.ok ? { ok: true, value: stores.value.rows } : stores
    }),
  )
  const failed = parts.find((part) => !part.ok)
  if (failed !== undefined && !failed.ok) return failed
  return { ok: true, value: { rows: parts.flatMap((part) => (part.ok ? part.value : [])), total: table.total } }
}
