import { columnKeys, type ColumnKey, type ReportRow } from '../../../shared/report/columns'
import type { RowPage, StoreIdRange } from '../../../shared/operations/rows'
import type { BandOfStores, HourlyDowntime } from '../../../shared/report/fleet'
import type { Totals } from '../../../shared/report/report'
import type { RowSelection } from '../../../shared/report/rowSelection'
import { uptimeBandEdges, uptimeBands } from '../../../shared/report/fleet'
import type { Connection, Database, Parameters } from '../core/database'
import { toRowQuery } from './selectionSql'
import hourlyDowntime from './hourly_downtime.sql?raw'
import openTime from './open_time.sql?raw'
import totals from './totals.sql?raw'
import uptimeBand from './uptime_band.sql?raw'

/** Rows `offset` to `offset + limit - 1` of a selection. Throws INVALID_INPUT, as do the others. */
export async function readRows(
  database: Database,
  selection: RowSelection & { offset: number; limit: number },
): Promise<RowPage> {
  return database.use({}, (connection) => readRange(connection, columnKeys.join(', '), selection))
}

/** The same for the ids alone, which may be many more at a time. */
export async function readStoreIds(
  database: Database,
  selection: RowSelection & { offset: number; limit: number },
): Promise<StoreIdRange> {
  return database.use({}, async (connection) => {
    const { rows, total } = await readRange(connection, 'store_id', selection)
    return { storeIds: rows.map(({ store_id }) => store_id), total }
  })
}

/** `columns` as in a select clause, never text from outside; rows have those columns only. */
async function readRange(
  connection: Connection,
  columns: string,
  selection: RowSelection & { offset: number; limit: number },
): Promise<RowPage> {
  const { where, orderBy, parameters } = toRowQuery(selection)
  const total = await countOn(connection, selection)
  const rows = await connection.all<ReportRow>(
    `select ${columns} from published_row ${where} ${orderBy} limit $limit offset $offset`,
    { ...parameters, limit: selection.limit, offset: selection.offset },
  )
  return { rows, total }
}

/** How many rows a selection has. */
export async function countRows(database: Database, selection: RowSelection): Promise<number> {
  return database.use({}, (connection) => countOn(connection, selection))
}

async function countOn(connection: Connection, selection: RowSelection): Promise<number> {
  const { where, parameters } = toRowQuery(selection)
  const { total } = await connection.one<{ total: number }>(
    `select count(*) as total from published_row ${where}`,
    parameters,
  )
  return total
}

export async function readTotals(database: Database, selection: RowSelection): Promise<Totals> {
  const { from, parameters } = queryOn(selection, totals)
  return database.use({}, (connection) => connection.one<Totals>(from, parameters))
}

/** How many stores are selected, and their open time in the whole span of the report, in hours. */
export async function readOpenTime(
  database: Database,
  selection: RowSelection,
): Promise<{ readonly stores: number; readonly openHours: number }> {
  const { from, parameters } = queryOn(selection, openTime)
  return database.use({}, (connection) => connection.one<{ stores: number; openHours: number }>(from, parameters))
}

/** The zones of the selected stores. */
export async function readZones(database: Database, selection: RowSelection): Promise<readonly string[]> {
  const { where, parameters } = toRowQuery(selection)
  const zones = await database.use({}, (connection) =>
    connection.all<{ timezone: string }>(`select distinct timezone from published_row ${where}`, parameters),
  )
  return zones.map(({ timezone }) => timezone)
}

/** Hours without downtime are left out. */
export async function readHourlyDowntime(
  database: Database,
  selection: RowSelection,
): Promise<readonly HourlyDowntime[]> {
  const { from, parameters } = queryOn(selection, hourlyDowntime)
  return database.use({}, (connection) => connection.all<HourlyDowntime>(from, parameters))
}

/** All bands, in their order. */
export async function readUptimeBands(
  database: Database,
  selection: RowSelection,
): Promise<readonly BandOfStores[]> {
  const { from, parameters } = queryOn(selection, uptimeBand)
  const counts = await database.use({}, (connection) =>
    connection.all<{ edges: number; stores: number }>(from, { ...parameters, edges: JSON.stringify(uptimeBandEdges) }),
  )
  return uptimeBands.map((band, index) => ({ band, stores: counts.find(({ edges }) => edges === index)?.stores ?? 0 }))
}

/** A query over `selected_row`, the rows of `published_row` in a selection. */
function queryOn(selection: RowSelection, query: string): { readonly from: string; readonly parameters: Parameters } {
  const { where, parameters } = toRowQuery(selection)
  return { from: `with selected_row as (from published_row ${where}) from (${query})`, parameters }
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
