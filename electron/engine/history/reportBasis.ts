import type { Method } from '../../../shared/report/report'
import type { Windows } from '../time/windows'

/** What a report is computed from, in microseconds UTC. */
export interface ReportBasis extends Windows {
  readonly method: Method
  /** Without repetitions; null for all stores. */
  readonly storeIds: readonly string[] | null
}

/** What is known of a report before it is made. */
export interface PlannedReport {
  readonly folder: string
  readonly basis: ReportBasis
  readonly rowsRejected: number
}
