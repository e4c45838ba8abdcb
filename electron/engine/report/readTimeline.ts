import { columnKeys, type ReportRow } from '../../../shared/report/columns'
import type { UptimeGoal } from '../../../shared/report/goal'
import type { Report } from '../../../shared/report/report'
import type { ObservedStatus, Outage, OutageBegin, OutageEnd, StoreTimeline, TimeInterval } from '../../../shared/report/timeline'
import type { Connection } from '../core/connection'
import type { DataSet } from '../load/dataSet'
import { EngineError } from '../core/errors'
import type { History } from '../history/history'
import { exceptionTexts, type StoredException } from '../history/keptExceptions'
import { goalParameters, overComputedRow } from '../history/judgedRows'
import { hourUs, isoInstant, microsecondsOf, minuteUs } from '../time/instants'
import type { Selection } from '../select/selection'
import type { ReportsByDataSet } from './reportsByDataSet'
import { createObservations, createPieces, createRuns, createSpan } from './computeReport'
import { createClosureParts } from './exceptions/exceptedOpenings'
import specialHours from './exceptions/special_hours.sql?raw'
import timelineClosure from './exceptions/timeline_closure.sql?raw'
import { recreateReport } from './recreateReport'
import reportRow from './report_row.sql?raw'
import outage from './outage.sql?raw'
import timelinePoll from './timeline_poll.sql?raw'
import timelineStretch from './timeline_stretch.sql?raw'
import { shiftWindows, windowsOf, windowStarts, type Windows } from '../time/windows'
import { findStretches } from '../time/zones'

interface StoredStretch {
  readonly starts_us: number
  readonly ends_us: number
}

/**
 * What the row of a store was computed from, read from the same relations as the report. `selection` has this store
 * alone. With an offset it is about the span of that many lengths later, or earlier if it is negative, and has the row that
 * a report on that span would have. Throws STORE_NOT_FOUND if the report does not have the store, NO_DATA if `dataSet` is
 * not the data the report was made from, and INVALID_INPUT if a span with an offset lies outside the polls.
 */
export async function readTimeline(
  history: History,
  made: ReportsByDataSet,
  dataSet: DataSet,
  selection: Selection,
  storeId: string,
  spanOffset = 0,
): Promise<StoreTimeline> {
  const { report, choice } = selection
  const windows = shiftWindows(windowsOf(report), spanOffset)
  // Both end before this does. If both fail, a missing store is the better explanation.
  const [found, parts] = await Promise.allSettled([
    selection.firstRow(),
    spanOffset === 0
      ? readOwnSpan(history, made, dataSet, report, storeId)
      : readOtherSpan(history, made, dataSet, report, storeId, windows, choice.goal),
  ])
  if (found.status === 'rejected') throw found.reason
  const reported = found.value
  if (reported === undefined) throw new EngineError('STORE_NOT_FOUND', `Report ${report.reportId} has no store ${storeId}.`)
  if (parts.status === 'rejected') throw parts.reason
  const { row: ofOtherSpan, ...lists } = parts.value
  // A computed row has no attributes.
  const row: ReportRow = { ...reported, ...ofOtherSpan }
  const { from_us: fromUs } = windowStarts(windows)
  return {
    row,
    from: isoInstant(fromUs),
    to: isoInstant(windows.toUs),
    offsets: findStretches(row.timezone, fromUs, windows.toUs).map(({ startsUs, endsUs, offsetUs }) => ({
      from: isoInstant(startsUs),
      to: isoInstant(endsUs),
      offsetMinutes: offsetUs / minuteUs,
    })),
    ...lists,
  }
}

type Parts = Pick<StoreTimeline, 'openings' | 'stretches' | 'seen' | 'outages' | 'polls' | 'closures' | 'specialHours'>

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

/** The parts of the span of the report, whose row is in the history. */
function readOwnSpan(
  history: History,
  made: ReportsByDataSet,
  dataSet: DataSet,
  report: Report,
  storeId: string,
): Promise<Parts & { readonly row?: undefined }> {
  return dataSet.use(async (connection) => {
    await recreateReport(connection, history, made, dataSet, report, storeId, 'runs')
    return readParts(connection, report)
  })
}

async function readOtherSpan(
  history: History,
  made: ReportsByDataSet,
  dataSet: DataSet,
  report: Report,
  storeId: string,
  windows: Windows,
  goal: UptimeGoal | undefined,
): Promise<Parts & Pick<StoreTimeline, 'row'>> {
  const { firstPollAt, lastPollAt } = dataSet.summary
  if (windows.toUs <= microsecondsOf(firstPollAt) || windowStarts(windows).from_us >= microsecondsOf(lastPollAt)) {
    throw new EngineError('INVALID_INPUT', `The polls run from ${firstPollAt} to ${lastPollAt}. That time lies outside of them.`)
  }
  // Only the relations of the report itself can show that the data is still the same.
  if (!made.has(dataSet, report.reportId)) await readOwnSpan(history, made, dataSet, report, storeId)
  return dataSet.use(async (connection) => {
    await createSpan(connection, history, dataSet, { ...windows, method: report.method, storeIds: [storeId], exceptionSet: report.exceptionSet })
    await createObservations(connection)
    await createPieces(connection, true)
    await createRuns(connection, report.method)
    const parts = await readParts(connection, report)
    const row = await history.use(async (judge) => {
      await judge.receive('other_row', connection, reportRow)
      return judge.one<ReportRow>(
        ...overComputedRow('other_row', `select ${columnKeys.join(', ')} from judged_row`, {
          ...goalParameters(goal),
          fromUs: windows.windowFromUs,
          toUs: windows.toUs,
        }),
      )
    })
    return { ...parts, row }
  })
}

async function readParts(connection: Connection, { exceptionSet }: Report): Promise<Parts> {
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
    ...(exceptionSet === null ? { closures: [], specialHours: [] } : await readExceptions(connection)),
  }
}

async function readExceptions(connection: Connection): Promise<Pick<Parts, 'closures' | 'specialHours'>> {
  await createClosureParts(connection)
  const closures = await connection.all<StoredStretch & { kind: 'closed' | 'from_to'; reason: string | null }>(timelineClosure)
  const special = await connection.all<StoredException>(specialHours)
  return {
    closures: closures.map(({ kind, reason, ...ends }) => Object.assign(toInterval(ends), { kind, reason: reason ?? '' })),
    specialHours: special.map((stored) => {
      const { date, endDate, startTime, endTime, reason } = exceptionTexts(stored)
      return { date, endDate, startTime, endTime, reason }
    }),
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
