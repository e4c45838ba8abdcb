import type { ObservedStatus, StoreTimeline } from '../../../shared/report/timeline'
import type { Connection, Database } from '../core/database'
import type { DataSet } from '../load/dataSet'
import { EngineError } from '../core/errors'
import { hourUs, isoInstant, minuteUs } from '../time/instants'
import type { Selection } from '../select/selection'
import type { ReportsByDataSet } from './reportsByDataSet'
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
 * What the row of a store was computed from, read from the same relations as the report. `selection` has this store
 * alone. Throws STORE_NOT_FOUND if the report does not have the store, and NO_DATA if `dataSet` is not the data the report
 * was made from.
 */
export async function readTimeline(
  database: Database,
  made: ReportsByDataSet,
  dataSet: DataSet,
  selection: Selection,
  storeId: string,
): Promise<StoreTimeline> {
  const { report } = selection
  // Both end before this does. If both fail, a missing store is the better explanation.
  const [page, parts] = await Promise.allSettled([
    selection.rows({ offset: 0, limit: 1 }),
    database.use({ catalog: dataSet.catalog }, async (connection) => {
      await recreateReport(connection, database, made, dataSet, report, storeId)
      return readParts(connection)
    }),
  ])
  if (page.status === 'rejected') throw page.reason
  const [row] = page.value.rows
  if (row === undefined) throw new EngineError('STORE_NOT_FOUND', `Report ${report.reportId} has no store ${storeId}.`)
  if (parts.status === 'rejected') throw parts.reason
  const { fromUs, toUs } = spanOf(report)
  return {
    row,
    from: isoInstant(fromUs),
    to: isoInstant(toUs),
    offsets: findStretches(row.timezone, fromUs, toUs).map(({ startsUs, endsUs, offsetUs }) => ({
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
