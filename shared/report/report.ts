/** The two ways of computing uptime (REPORT.md). */
export const methods = ['nearest', 'poll-count'] as const
export type Method = (typeof methods)[number]

export type ReportStatus = 'running' | 'complete' | 'failed' | 'cancelled'

/** A report and what it was made from. Instants are ISO 8601 with `Z`, to the microsecond. */
export interface Report {
  readonly reportId: number
  readonly status: ReportStatus
  readonly startedAt: string
  readonly folder: string
  /** The end of the last hour, day and week, or of the custom period. */
  readonly asOf: string
  /** The custom period that replaces the last hour, day and week; it ends at `asOf`. Null without one. */
  readonly window: { readonly from: string; readonly to: string } | null
  readonly method: Method
  /** Number of stores that were selected; null for all. */
  readonly selectedStores: number | null
  /** Zero until complete. */
  readonly stores: number
  /** Polls in opening hours in the week or the period; polls of a store at the same instant count once. */
  readonly observations: number
  readonly rowsRejected: number
  /** The edition of the IANA time zone database, such as `2026f`; null if the report does not know it. */
  readonly zoneEdition: string | null
  /** One sentence if the report failed or was cancelled. */
  readonly error: string | null
}

/** A report in the history, with the sums of `Totals` over all its rows; the sums are null unless it is complete. */
export interface ListedReport extends Report {
  readonly uptimePercent: number | null
  readonly downtimeHours: number | null
  readonly outages: number | null
}

/** Sums over selected rows in the last week or the period. */
export interface Totals {
  readonly stores: number
  readonly storesWithoutObservations: number
  readonly storesDown: number
  readonly uptimeHours: number
  readonly downtimeHours: number
  /** Uptime as a percentage of uptime plus downtime; null if both are 0. */
  readonly uptimePercent: number | null
  readonly outages: number
}
