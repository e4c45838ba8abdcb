import { columnKeys, type ReportRow } from '../../../shared/report/columns'
import type { ObservedStatus, StoreTimeline } from '../../../shared/report/timeline'
import type { Report } from '../../../shared/report/report'
import type { Connection, Database } from '../core/database'
import type { DataSet } from '../load/dataSet'
import { EngineError } from '../core/errors'
import { hourUs, isoInstant, minuteUs } from '../time/instants'
import { recreateReport } from './recreateReport'
import outage from './outage.sql?raw'
import timelinePoll from './timeline_poll.sql?raw'
import timelineStretch from './timeline_stretch.sql?raw'
import { spanOf } from '../time/windows'
import { findStretches } from '../time/zones'

interface StoredStretch {
  readonly starts_us: number
  readonly ends_us: number
}

/**
 * What the row of one store was computed from, from the relations of the report itself. Throws STORE_NOT_FOUND, and
 * NO_DATA where `dataSet` is not, or no more, the data of the report.
 */
export async function readTimeline(
  database: Database,
  dataSet: DataSet,
  report: Report,
  storeId: string,
): Promise<StoreTimeline> {
  // Both are waited for, so that none goes on when this has failed; that there is no such store is told first.
  const [row, parts] = await Promise.allSettled([
    readRow(database, report.reportId, storeId),
    database.use({ catalog: dataSet.catalog }, async (connection) => {
      await recreateReport(connection, database, dataSet, report, storeId)
      return readParts(connection)
    }),
  ])
  if (row.status === 'rejected') throw row.reason
  if (parts.status === 'rejected') throw parts.reason
  const { fromUs, toUs } = spanOf(report)
  return {
    row: row.value,
    from: isoInstant(fromUs),
    to: isoInstant(toUs),
    offsets: findStretches(row.value.timezone, fromUs, toUs).map(({ startsUs, endsUs, offsetUs }) => ({
      from: isoInstant(startsUs),
      to: isoInstant(endsUs),
      offsetMinutes: offsetUs / minuteUs,
    })),
    ...parts.value,
  }
}

type Parts = Pick<StoreTimeline, 'openings' | 'stretches' | 'outages' | 'polls'>

async function readParts(connection: Connection): Promise<Parts> {
  const stretches = await connection.all<StoredStretch & { kind: 'open' | ObservedStatus }>(timelineStretch)
  const outages = await connection.all<StoredStretch & { open_us: number; is_ongoing: boolean }>(
    `from (${outage}) order by starts_us`,
  )
  const polls = await connection.all<{ observed_us: number; is_active: boolean; is_in_open_time: boolean }>(
    timelinePoll,
  )
  return {
    openings: stretches.flatMap(({ starts_us, ends_us, kind }) =>
      kind === 'open' ? [{ from: isoInstant(starts_us), to: isoInstant(ends_us) }] : [],
    ),
    stretches: stretches.flatMap(({ starts_us, ends_us, kind }) =>
      kind === 'open' ? [] : [{ from: isoInstant(starts_us), to: isoInstant(ends_us), status: kind }],
    ),
    outages: outages.map(({ starts_us, ends_us, open_us, is_ongoing }) => ({
      from: isoInstant(starts_us),
      to: isoInstant(ends_us),
      openHours: open_us / hourUs,
      isOngoing: is_ongoing,
    })),
    polls: polls.map(({ observed_us, is_active, is_in_open_time }) => ({
      at: isoInstant(observed_us),
      status: is_active ? 'active' : 'inactive',
      isInOpenTime: is_in_open_time,
    })),
  }
}

async function readRow(database: Database, reportId: number, storeId: string): Promise<ReportRow> {
  const [row] = await database.use({}, async (connection) => {
    // Variables, because DuckDB would plan a statement with parameters twice.
    await connection.run('set variable report_id = $reportId::integer', { reportId })
    await connection.run('set variable store_id = $storeId::varchar', { storeId })
    return connection.all<ReportRow>(
      `select ${columnKeys.join(', ')} from published_row
       where report_id = getvariable('report_id') and store_id = getvariable('store_id')`,
    )
  })
  if (row === undefined) throw new EngineError('STORE_NOT_FOUND', `Report ${reportId} has no store ${storeId}.`)
  return row
}
