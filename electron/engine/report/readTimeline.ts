import type { ObservedStatus, Outage, OutageBegin, OutageEnd, StoreTimeline, TimeInterval } from '../../../shared/report/timeline'
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

type Parts = Pick<StoreTimeline, 'openings' | 'stretches' | 'seen' | 'outages' | 'polls'>

/** A row of outage.sql. */
export interface StoredOutage extends StoredStretch {
  readonly open_us: number
  readonly is_ongoing: boolean
  readonly open_starts_us: number
  readonly open_ends_us: number
  readonly begins: OutageBegin
  readonly ends: OutageEnd
  readonly last_active_before_us: number | null
  readonly first_inactive_us: number
  readonly last_inactive_us: number
  readonly first_active_after_us: number | null
}

async function readParts(connection: Connection): Promise<Parts> {
  const stretches = await connection.all<StoredStretch & { kind: 'open' | 'seen' | ObservedStatus }>(timelineStretch)
  const outages = await connection.all<StoredOutage>(`from (${outage}) order by starts_us`)
  const polls = await connection.all<{ observed_us: number; is_active: boolean; is_in_open_time: boolean }>(
    timelinePoll,
  )
  return {
    openings: stretches.filter(({ kind }) => kind === 'open').map(toInterval),
    stretches: stretches.flatMap(({ kind, ...ends }) =>
      kind === 'open' || kind === 'seen' ? [] : [{ ...toInterval(ends), status: kind }],
    ),
    seen: stretches.filter(({ kind }) => kind === 'seen').map(toInterval),
    outages: outages.map(toOutage),
    polls: polls.map(({ observed_us, is_active, is_in_open_time }) => ({
      at: isoInstant(observed_us),
      status: is_active ? 'active' : 'inactive',
      isInOpenTime: is_in_open_time,
    })),
  }
}

function toInterval({ starts_us, ends_us }: StoredStretch): TimeInterval {
  return { from: isoInstant(starts_us), to: isoInstant(ends_us) }
}

function toOutage(stored: StoredOutage): Outage {
  return {
    ...toInterval(stored),
    openFrom: isoInstant(stored.open_starts_us),
    openTo: isoInstant(stored.open_ends_us),
    openHours: stored.open_us / hourUs,
    isOngoing: stored.is_ongoing,
    begins: stored.begins,
    ends: stored.ends,
    lastActiveBefore: isoInstantOrNull(stored.last_active_before_us),
    firstInactive: isoInstant(stored.first_inactive_us),
    lastInactive: isoInstant(stored.last_inactive_us),
    firstActiveAfter: isoInstantOrNull(stored.first_active_after_us),
  }
}

function isoInstantOrNull(us: number | null): string | null {
  return us === null ? null : isoInstant(us)
}
