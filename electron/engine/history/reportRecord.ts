import type { Attribute } from '../../../shared/folder/attributes'
import type { Evidence, ListedReport, Method, Report, ReportStatus } from '../../../shared/report/report'
import type { Connection } from '../core/connection'
import { EngineError } from '../core/errors'
import { hourUs, isoInstant } from '../time/instants'
import type { Verdict } from '../../../shared/report/verdict'
import type { Windows } from '../time/windows'
import { zoneEdition } from '../time/zones'
import { findOrAddSet, type StoredAttributes } from './attributeSets'
import { keepExceptions, type ExceptionsOfData } from './exceptionSets'

/** The settings that a report is computed with. */
export interface ReportBasis extends Windows {
  readonly method: Method
  /** The selected stores without repetitions; null for all stores. */
  readonly storeIds: readonly string[] | null
  /** The exceptions that the history keeps for it; null if there are none. */
  readonly exceptionSet: number | null
}

/** A report that is not on record yet. */
export interface PlannedReport {
  readonly folder: string
  readonly basis: Omit<ReportBasis, 'exceptionSet'>
  /** The exceptions of the loaded data; null if there are none. */
  readonly exceptions: ExceptionsOfData | null
  readonly rowsRejected: number
  /** The hash of the loaded data with the polls until the report time (`DataSet.hashesUntil`). */
  readonly dataHash: string
  /** Null if the data says nothing about stores besides its numbers. */
  readonly attributes: StoredAttributes | null
}

/** A row of the table `report`, with that of its set of attributes. */
export interface StoredReport {
  readonly report_id: number
  readonly status: ReportStatus
  readonly started_at: string
  readonly folder: string
  readonly from_us: number | null
  readonly as_of_us: number
  readonly method: Method
  readonly selected_stores: number | null
  readonly stores: number
  readonly observations: number
  readonly rows_rejected: number
  readonly zone_edition: string | null
  readonly attributes: string | null
  readonly error: string | null
  readonly exception_set: number | null
  readonly excluded_us: number | null
  readonly closures: number | null
}

/** The columns of listed_report.sql that a report itself does not have. */
export interface StoredTotals {
  readonly uptime_percent: number | null
  readonly verdict: Verdict | null
  readonly downtime_hours: number | null
  readonly outages: number | null
  readonly data_hash: string | null
}

export function toReport(stored: StoredReport): Report {
  const asOf = isoInstant(stored.as_of_us)
  return {
    reportId: stored.report_id,
    status: stored.status,
    startedAt: stored.started_at,
    folder: stored.folder,
    asOf,
    window: stored.from_us === null ? null : { from: isoInstant(stored.from_us), to: asOf },
    method: stored.method,
    selectedStores: stored.selected_stores,
    stores: stored.stores,
    observations: stored.observations,
    rowsRejected: stored.rows_rejected,
    zoneEdition: stored.zone_edition,
    attributes: readAttributes(stored.attributes),
    error: stored.error,
    exceptionSet: stored.exception_set,
    excluded: stored.excluded_us === null ? null : { hours: stored.excluded_us / hourUs, closures: stored.closures ?? 0 },
  }
}

function readAttributes(json: string | null): readonly Attribute[] {
  const attributes: readonly Attribute[] = json === null ? [] : JSON.parse(json)
  return attributes
}

export function toListedReport(stored: StoredReport & StoredTotals, evidence: Evidence): ListedReport {
  const { uptime_percent, verdict, downtime_hours, outages } = stored
  return {
    ...toReport(stored),
    uptimePercent: uptime_percent,
    verdict,
    downtimeHours: downtime_hours,
    outages,
    evidence,
  }
}

/** What a report shares with others on the same data; null if the data has none of it. */
interface ReportSets {
  readonly attributeSet: number | null
  readonly exceptionSet: number | null
}

export const noSets: ReportSets = { attributeSet: null, exceptionSet: null }

/** The numbers of the sets of a report, which are added if they are missing. No report may be deleted before they are used. */
export async function setsOf(connection: Connection, { attributes, exceptions }: PlannedReport): Promise<ReportSets> {
  return {
    attributeSet: attributes === null ? null : await findOrAddSet(connection, attributes),
    exceptionSet: exceptions === null ? null : await keepExceptions(connection, exceptions),
  }
}

export async function addReport(
  connection: Connection,
  { folder, basis, rowsRejected, dataHash }: PlannedReport,
  { attributeSet: setId, exceptionSet }: ReportSets,
): Promise<Report> {
  const { reportId } = await connection.one<{ reportId: number }>("select nextval('report_number') as reportId")
  await connection.run(
    `insert into report by name
     select $reportId::integer as report_id, 'running' as status, $startedAt as started_at, $folder as folder,
       $fromUs::bigint as from_us, $toUs::bigint as as_of_us, $method as method, $stores::integer as selected_stores,
       0 as stores, 0 as observations, $rowsRejected as rows_rejected, $zoneEdition as zone_edition,
       $dataHash as data_hash, $setId::integer as attribute_set_id, $exceptionSet::integer as exception_set`,
    {
      reportId,
      startedAt: new Date().toISOString(),
      folder,
      fromUs: basis.windowFromUs,
      toUs: basis.toUs,
      method: basis.method,
      stores: basis.storeIds?.length ?? null,
      rowsRejected,
      dataHash,
      setId,
      exceptionSet,
      zoneEdition: zoneEdition().version,
    },
  )
  return readReport(connection, reportId)
}

/** Throws REPORT_NOT_FOUND if there is no such report. */
export async function readReport(connection: Connection, reportId: number): Promise<Report> {
  const [stored] = await connection.all<StoredReport>('from report left join attribute_set using (attribute_set_id) where report_id = $reportId', { reportId })
  if (stored === undefined) throw new EngineError('REPORT_NOT_FOUND', `There is no report ${reportId}.`)
  return toReport(stored)
}
