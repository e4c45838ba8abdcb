import type { ReportRow } from '../../shared/columns'
import type { ObservedStatus, Report, StoreTimeline } from '../../shared/report'
import type { Connection, Database } from './database'
import type { DataSet } from './dataSet'
import { EngineError } from './errors'
import { hourUs, isoInstant, minuteUs } from './instants'
import { recreateReport } from './recreateReport'
import outage from './sql/outage.sql?raw'
import timelineOffset from './sql/timeline_offset.sql?raw'
import timelinePoll from './sql/timeline_poll.sql?raw'
import timelineStretch from './sql/timeline_stretch.sql?raw'

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
  const row = await readRow(database, report.reportId, storeId)
  return database.use({ catalog: dataSet.catalog }, async (connection) => {
    await recreateReport(connection, database, dataSet, report, storeId)
    return { row, ...(await readParts(connection)) }
  })
}

async function readParts(connection: Connection): Promise<Omit<StoreTimeline, 'row'>> {
  const span = await connection.one<StoredStretch>(
    "select getvariable('from_us') as starts_us, getvariable('to_us') as ends_us",
  )
  const offsets = await connection.all<StoredStretch & { offset_us: number }>(timelineOffset)
  const stretches = await connection.all<StoredStretch & { kind: 'open' | ObservedStatus }>(timelineStretch)
  const outages = await connection.all<StoredStretch & { open_us: number; is_ongoing: boolean }>(
    `from (${outage}) order by starts_us`,
  )
  const polls = await connection.all<{ observed_us: number; is_active: boolean; is_in_open_time: boolean }>(
    timelinePoll,
  )
  return {
    from: isoInstant(span.starts_us),
    to: isoInstant(span.ends_us),
    offsets: offsets.map(({ starts_us, ends_us, offset_us }) => ({
      from: isoInstant(starts_us),
      to: isoInstant(ends_us),
      offsetMinutes: offset_us / minuteUs,
    })),
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
  const [row] = await database.use({}, (connection) =>
    connection.all<ReportRow>(
      'select * exclude (report_id) from published_row where report_id = $reportId and store_id = $storeId',
      { reportId, storeId },
    ),
  )
  if (row === undefined) throw new EngineError('STORE_NOT_FOUND', `Report ${reportId} has no store ${storeId}.`)
  return row
}
