import type { ColumnKey, ReportRow } from '../../shared/columns'
import type { RowPage } from '../../shared/contract'
import type { Totals } from '../../shared/report'
import type { RowSelection } from '../../shared/rowSelection'
import type { Database } from './database'
import { toRowQuery } from './rowQuery'
import totals from './sql/totals.sql?raw'

/** Rows `offset` to `offset + limit - 1` of a selection. Throws INVALID_INPUT, as do the others. */
export async function readRows(
  database: Database,
  selection: RowSelection & { offset: number; limit: number },
): Promise<RowPage> {
  const { where, orderBy, parameters } = toRowQuery(selection)
  return database.use({}, async (connection) => {
    const { total } = await connection.one<{ total: number }>(
      `select count(*) as total from published_row ${where}`,
      parameters,
    )
    const rows = await connection.all<ReportRow>(
      `select * exclude (report_id) from published_row ${where} ${orderBy} limit $limit offset $offset`,
      { ...parameters, limit: selection.limit, offset: selection.offset },
    )
    return { rows, total }
  })
}

export async function readTotals(database: Database, selection: RowSelection): Promise<Totals> {
  const { where, parameters } = toRowQuery(selection)
  return database.use({}, (connection) =>
    connection.one<Totals>(`with selected_row as (from published_row ${where}) from (${totals})`, parameters),
  )
}

/** Some columns of all selected rows, in batches. */
export function streamRows(
  database: Database,
  selection: RowSelection,
  columns: readonly ColumnKey[],
): AsyncIterable<readonly ReportRow[]> {
  const { where, orderBy, parameters } = toRowQuery(selection)
  return database.stream(`select ${columns.join(', ')} from published_row ${where} ${orderBy}`, parameters)
}
