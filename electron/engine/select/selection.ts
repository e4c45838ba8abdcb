import { columnKeys, isColumnKey, kindOf, type ColumnKey, type ReportRow, type RowColumn } from '../../../shared/report/columns'
import { uptimeBandEdges, uptimeBands, type BandOfStores, type FacetValue, type HourlyDowntime } from '../../../shared/report/chartData'
import type { KeptException } from '../../../shared/folder/exceptions'
import { hoursPerWeek } from '../../../shared/core/time'
import type { AttributeKey } from '../../../shared/folder/attributes'
import type { GroupBy, StoreGroup } from '../../../shared/report/groups'
import type { Report, Totals } from '../../../shared/report/report'
import type { FacetColumn } from '../../../shared/report/facets'
import type { GroupOrder, RowSelection } from '../../../shared/report/rowSelection'
import { verdicts, type Verdict } from '../../../shared/report/verdict'
import type { GroupPage, RowPage, StoreIdRange } from '../../../shared/operations/rows'
import type { Connection, Parameters } from '../core/connection'
import type { Database } from '../core/database'
import type { AttributeColumn } from '../files/attributeColumns'
import { keptExceptions } from '../history/keptExceptions'
import { overJudgedRows } from '../history/judgedRows'
import { columnsOfAttributes, judgedColumn } from '../history/reportColumns'
import { readAttributes, withAttributes, type AttributeRow } from '../history/storeAttributes'
import { reportedHours } from './reportedHours'
import { toSelectionSql, type SelectionSql } from './selectionSql'
import { groupsSql } from './storeGroups'
import facetValue from './facet_value.sql?raw'
import hourlyDowntime from './hourly_downtime.sql?raw'
import openTime from './open_time.sql?raw'
import totals from './totals.sql?raw'
import uptimeBand from './uptime_band.sql?raw'

/** The hours of the week in which stores were down. They are made on demand, because not every report needs them. */
export interface DowntimeHours {
  /**
   * Makes sure that the history has them for this report, and tells whether it also has open time by hour. Throws NO_DATA if
   * the data of the report is not loaded.
   */
  ensure(report: Report): Promise<{ readonly hasOpenTime: boolean }>
  /** Whether the history has them already. */
  isStored(report: Report): Promise<boolean>
}

/** From here on a page finds its ids first, because DuckDB sorts all columns of all rows before it. */
const deepOffset = 1000

export interface Page {
  readonly offset: number
  readonly limit: number
}

/** A change without an hour of the week, so that it never needs downtime by hour. */
type SelectionChange = Partial<Omit<RowSelection, 'reportId' | 'hourOfWeek'>> & { readonly hourOfWeek?: undefined }

/** Some or all rows of one complete report. Every question about them uses the same condition. */
export class Selection {
  private readonly sql: SelectionSql

  /** Throws INVALID_INPUT if a condition does not fit its column, or if the report does not have a column. */
  constructor(
    private readonly database: Database,
    private readonly downtimeHours: DowntimeHours,
    readonly report: Report,
    /** What was chosen: search, filters, order and so on. */
    readonly choice: RowSelection,
  ) {
    this.sql = toSelectionSql(choice, report.attributes)
  }

  /** The same report with another choice. */
  with(change: SelectionChange): Selection {
    return new Selection(this.database, this.downtimeHours, this.report, { ...this.choice, ...change })
  }

  async rows(page: Page): Promise<RowPage> {
    return this.database.use({}, async (connection) => {
      const { rows, total } = await this.range(connection, columnKeys, page)
      return { rows: await this.withAttributes(connection, rows), total }
    })
  }

  /** Undefined if no row is selected. */
  async firstRow(): Promise<ReportRow | undefined> {
    const [row] = await this.database.use({}, async (connection) =>
      this.withAttributes(connection, await this.readPage(connection, columnKeys, { offset: 0, limit: 1 })),
    )
    return row
  }

  /** Like `rows`, but only the ids, so that a page can be much longer. */
  async storeIds(page: Page): Promise<StoreIdRange> {
    return this.database.use({}, async (connection) => {
      const { rows, total } = await this.range(connection, ['store_id'], page)
      return { storeIds: rows.map(({ store_id }) => store_id), total }
    })
  }

  /** The exceptions that the report was made with, as far as they matter in its span. */
  async exceptions(): Promise<readonly KeptException[]> {
    return this.database.use({}, (connection) => keptExceptions(connection, this.report))
  }

  async count(): Promise<number> {
    return this.database.use({}, (connection) => this.countOn(connection))
  }

  /** Streams these columns of all rows in batches. Throws INVALID_INPUT if the report does not have one. */
  stream(columns: readonly RowColumn[]): AsyncIterable<readonly ReportRow[]> {
    const { where, orderBy, parameters } = this.sql
    const attributes = columns.flatMap((key) => (isColumnKey(key) ? [] : [key]))
    const names = columns.map((key) => judgedColumn(this.report.attributes, key))
    const rows = this.database.stream<ReportRow & AttributeRow>(...overJudgedRows(`select ${names.join(', ')} from judged_row ${where} ${orderBy}`, parameters))
    return attributes.length === 0 ? rows : renamed(rows, columnsOfAttributes(this.report.attributes), attributes)
  }

  async totals(): Promise<Totals> {
    return this.database.use({}, (connection) => connection.one<Totals>(...this.over(totals)))
  }

  /** The number of stores, and their open time in the whole span of the report. */
  async openTime(): Promise<{ readonly stores: number; readonly openHours: number }> {
    return this.database.use({}, (connection) => connection.one(...this.over(openTime)))
  }

  /**
   * Downtime by hour of the local week, without the hours in which no store is open; all hours if a former version did not
   * record open time. Throws NO_DATA as `DowntimeHours` does.
   */
  async hourlyDowntime(): Promise<readonly HourlyDowntime[]> {
    const { hasOpenTime } = await this.downtimeHours.ensure(this.report)
    // The rows are not asked if all of them are selected, because the join takes most of the time.
    const selected = `${this.sql.isWhole ? '' : 'semi join selected_row using (store_id)'} where report_id = $reportId`
    const query = `with selected_downtime_hour as (from downtime_hour ${selected}),
      selected_store_hours as (from store_hours ${selected})
      from (${hourlyDowntime})`
    const hours: readonly HourlyDowntime[] = await this.database.use({}, (connection) => connection.all(...this.over(query)))
    if (hasOpenTime) return hours
    return Array.from({ length: hoursPerWeek }, (_, hourOfWeek) => {
      const known = hours.find((hour) => hour.hourOfWeek === hourOfWeek)
      return known ?? { hourOfWeek, downtimeHours: 0, observedOpenHours: null, stores: 0 }
    })
  }

  /** The hours of the local week of any of the stores that lie in the span of the report. */
  async reportedHours(): Promise<readonly number[]> {
    return reportedHours(this.report, await this.zones())
  }

  /** The number of stores in each band of uptime % by their verdict, with empty bands. */
  async uptimeBands(): Promise<readonly BandOfStores[]> {
    const counts = await this.database.use({}, (connection) =>
      connection.all<{ edges: number; verdict: Verdict | null; stores: number }>(
        ...this.over(uptimeBand, { edges: JSON.stringify(uptimeBandEdges) }),
      ),
    )
    return uptimeBands.map((band, index) => {
      const parts = counts.filter(({ edges }) => edges === index)
      return {
        band,
        stores: parts.reduce((sum, { stores }) => sum + stores, 0),
        storesByVerdict: storesByVerdict(parts),
      }
    })
  }

  /** The values of a text column, the most frequent first. */
  async facet(column: FacetColumn): Promise<readonly FacetValue[]> {
    const faceted = `with faceted_row as (select ${judgedColumn(this.report.attributes, column)} as value from selected_row) from (${facetValue})`
    return this.database.use({}, (connection) => connection.all(...this.over(faceted)))
  }

  /** A page of the groups of the selected stores with the same value; those without a value are one too. */
  async groups(by: GroupBy, sort: readonly GroupOrder[], page: Page): Promise<GroupPage> {
    const { page: query } = this.groupsSql(by, sort)
    return this.database.use({}, async (connection) => {
      const rows = await connection.all<StoreGroup & { readonly total: number }>(...this.over(query, { ...page }))
      const [first] = rows
      const total = first === undefined && page.offset > 0 ? (await this.groups(by, [], { offset: 0, limit: 1 })).total : (first?.total ?? 0)
      return { groups: rows.map(withoutTotal), total }
    })
  }

  /** All groups, in batches. There can be as many as stores. */
  streamGroups(by: GroupBy, sort: readonly GroupOrder[]): AsyncIterable<readonly StoreGroup[]> {
    return this.database.stream(...this.over(this.groupsSql(by, sort).every))
  }

  /** All groups, by their values unless there is another order. */
  async allGroups(by: GroupBy, sort: readonly GroupOrder[] = []): Promise<readonly StoreGroup[]> {
    const all: StoreGroup[] = []
    for await (const groups of this.streamGroups(by, sort)) all.push(...groups)
    return all
  }

  private groupsSql(by: GroupBy, sort: readonly GroupOrder[]) {
    return groupsSql(kindOf(this.report), judgedColumn(this.report.attributes, by), sort)
  }

  /** The rows with the attributes of their stores, which are read for them alone. */
  private async withAttributes(connection: Connection, rows: readonly ReportRow[]): Promise<readonly ReportRow[]> {
    if (this.report.attributes.length === 0) return rows
    return withAttributes(rows, this.report, await readAttributes(connection, this.report, rows.map(({ store_id }) => store_id)))
  }

  private async zones(): Promise<readonly string[]> {
    const { where, parameters } = this.sql
    const zones = await this.database.use({}, (connection) =>
      connection.all<{ timezone: string }>(...overJudgedRows(`select distinct timezone from judged_row ${where}`, parameters)),
    )
    return zones.map(({ timezone }) => timezone)
  }

  private async range(connection: Connection, columns: readonly ColumnKey[], page: Page): Promise<RowPage> {
    const total = await this.countOn(connection)
    return { rows: await this.readPage(connection, columns, page), total }
  }

  private async readPage(connection: Connection, columns: readonly ColumnKey[], { offset, limit }: Page): Promise<readonly ReportRow[]> {
    if (offset >= deepOffset && columns.length > 1) {
      const ids = await this.readPage(connection, ['store_id'], { offset, limit })
      const ofPage = this.with({ storeIds: ids.map(({ store_id }) => store_id), search: '', filters: [], uptimeBand: undefined, hourOfWeek: undefined })
      return ofPage.readPage(connection, columns, { offset: 0, limit })
    }
    const { where, orderBy, parameters } = this.sql
    const query = `select ${columns.join(', ')} from judged_row ${where} ${orderBy} limit $limit offset $offset`
    return connection.all(...overJudgedRows(query, { ...parameters, limit, offset }))
  }

  private async countOn(connection: Connection): Promise<number> {
    const { where, parameters } = this.sql
    const { total } = await connection.one<{ total: number }>(...overJudgedRows(`select count(*) as total from judged_row ${where}`, parameters))
    return total
  }

  /** A query that finds the selected rows as `selected_row`. */
  private over(query: string, parameters: Parameters = {}): readonly [sql: string, parameters: Parameters] {
    const { where, parameters: chosen } = this.sql
    return overJudgedRows(`from (with selected_row as (from judged_row ${where}) from (${query}))`, { ...chosen, ...parameters })
  }
}

function withoutTotal(row: StoreGroup & { readonly total: number }): StoreGroup {
  const { total: _, ...group } = row
  return group
}

/** Gives attributes their keys. */
async function* renamed(
  batches: AsyncIterable<readonly (ReportRow & AttributeRow)[]>,
  columns: ReadonlyMap<AttributeKey, AttributeColumn>,
  wanted: readonly AttributeKey[],
): AsyncGenerator<readonly ReportRow[]> {
  for await (const rows of batches) {
    yield rows.map((row) => Object.assign({}, row, Object.fromEntries(wanted.map((key) => [key, row[columns.get(key) ?? 'store_name'] ?? null]))))
  }
}

function storesByVerdict(counts: readonly { readonly verdict: Verdict | null; readonly stores: number }[]): Readonly<Record<Verdict, number>> {
  const all = Object.fromEntries(verdicts.map((verdict) => [verdict, counts.find((count) => count.verdict === verdict)?.stores ?? 0]))
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one entry for each verdict
  return all as Record<Verdict, number>
}
