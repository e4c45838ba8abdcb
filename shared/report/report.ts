import type { Attribute } from '../folder/attributes'
import type { Verdict } from './verdict'

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
  /** The attributes of its stores, the name first; empty if the data has none. */
  readonly attributes: readonly Attribute[]
  /** One sentence if the report failed or was cancelled. */
  readonly error: string | null
  /** The number of the exceptions that the report was made with; null if there were none. */
  readonly exceptionSet: number | null
  /**
   * Open time of all its stores that closures took out of the week or the period, and how many closures did (REPORT.md,
   * "Exceptions"). Null without exceptions, and until complete.
   */
  readonly excluded: { readonly hours: number; readonly closures: number } | null
}

/**
 * Whether timelines and outages of a report can be computed again: `kept` if the open folder has the data it was made from,
 * `lost` if the data of that folder has changed, `unknown` if another folder is open, or if the report has to be computed
 * again to know.
 */
export type Evidence = 'kept' | 'lost' | 'unknown'

/** A report in the history, with the sums of `Totals` over all its rows; the sums are null unless it is complete. */
export interface ListedReport extends Report {
  readonly uptimePercent: number | null
  readonly verdict: Verdict | null
  readonly downtimeHours: number | null
  readonly outages: number | null
  readonly evidence: Evidence
}

/** Sums over selected rows in the last week or the period. */
export interface Totals {
  readonly stores: number
  readonly storesWithoutObservations: number
  /**
   * Stores that are down at the report time, stores that are closed after an inactive observation, and stores whose state
   * is unknown. All three are null if the report was made before it recorded states.
   */
  readonly storesDown: number | null
  readonly storesClosedDown: number | null
  readonly storesUnknown: number | null
  /** Stores that were seen enough to be judged (REPORT.md, "Verdict"). */
  readonly storesJudged: number
  readonly uptimeHours: number
  readonly downtimeHours: number
  /** Uptime of the judged stores as a percentage of their uptime plus downtime; null if there are none. */
  readonly uptimePercent: number | null
  /** Null without stores. */
  readonly verdict: Verdict | null
  /** Share of the open time of all stores that was within 60 minutes of an observation; null if there is no open time. */
  readonly seenShare: number | null
  readonly outages: number
}
