/** How uptime is computed: the two methods of REPORT.md. */
export const methods = ['nearest', 'poll-count'] as const
export type Method = (typeof methods)[number]

export type ReportStatus = 'running' | 'complete' | 'failed' | 'cancelled'

/** One report and what it was made from. Instants are ISO 8601 with `Z`, to the microsecond. */
export interface Report {
  readonly reportId: number
  readonly status: ReportStatus
  readonly startedAt: string
  readonly folder: string
  /** Where the windows end. */
  readonly asOf: string
  /** The one window that was asked for in place of the three; it ends at `asOf`. */
  readonly window: { readonly from: string; readonly to: string } | null
  readonly method: Method
  /** How many stores were asked for, or null for all. */
  readonly selectedStores: number | null
  /** Zero until complete. */
  readonly stores: number
  /** Polls inside open time in the week or the window; polls of a store at the same instant count once. */
  readonly observations: number
  readonly rowsRejected: number
  /** One sentence when failed or cancelled. */
  readonly error: string | null
}

/** A report in the list of them, with the sums of `Totals` over all its rows; null unless it is complete. */
export interface ListedReport extends Report {
  readonly uptimePercent: number | null
  readonly downtimeHours: number | null
  readonly outages: number | null
}

/** Sums over the rows of a query in the last week or the window; percent of uptime plus downtime. */
export interface Totals {
  readonly stores: number
  readonly storesWithoutObservations: number
  readonly storesDown: number
  readonly uptimeHours: number
  readonly downtimeHours: number
  readonly uptimePercent: number | null
  readonly outages: number
}
