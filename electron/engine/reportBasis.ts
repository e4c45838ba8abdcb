import type { Method } from '../../shared/report'

/** What a report is computed from, in microseconds UTC. */
export interface ReportBasis {
  /** Where a custom window begins; null for the three windows. */
  readonly windowFromUs: number | null
  /** Where all windows end: as-of. */
  readonly toUs: number
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
