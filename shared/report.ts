import type { ReportRow } from './columns'
import type { UptimeBand } from './uptimeBands'

/** How uptime is computed: the two methods of REPORT.md. */
export const methods = ['nearest', 'poll-count'] as const
export type Method = (typeof methods)[number]

export const fileRoles = ['polls', 'businessHours', 'timezones'] as const
export type FileRole = (typeof fileRoles)[number]

/** What became of the data rows of one file; header and blank lines are not rows. */
export interface FileSummary {
  readonly role: FileRole
  readonly path: string
  /** Always `rowsLoaded + rowsDuplicate + rowsRejected`. */
  readonly rowsRead: number
  readonly rowsLoaded: number
  /** Rows that repeat an earlier row exactly. */
  readonly rowsDuplicate: number
  readonly rowsRejected: number
}

/** A row that could not be used, or was used with a replacement. */
export interface DataIssue {
  readonly file: string
  /** Physical line in the file; 1 is the header. */
  readonly line: number
  readonly column: string
  /** The text found there, cut to 200 characters. */
  readonly value: string
  readonly code: string
  readonly reason: string
  /** `rejected`: the row was left out. `replaced`: the row or the store counts, with another value. `ignored`: a whole file. */
  readonly outcome: 'rejected' | 'replaced' | 'ignored'
}

/** The data issues of one kind in one file. */
export interface IssueGroup extends Pick<DataIssue, 'file' | 'column' | 'code' | 'reason' | 'outcome'> {
  /** How many there are; at least 1. */
  readonly issues: number
}

/** The folder that is open. Instants are ISO 8601 with `Z`, to the microsecond. */
export interface DataSetSummary {
  readonly folder: string
  readonly stores: number
  readonly files: readonly FileSummary[]
  readonly issues: number
  readonly firstPollAt: string
  readonly lastPollAt: string
}

/** Files of the open folder have changed since it was loaded, and are stable again. */
export interface NewData {
  readonly folder: string
  /** Those that changed, came or went: paths from the folder on, with `/`. */
  readonly files: readonly string[]
  /** Those of them that are gone. */
  readonly removed: readonly string[]
  readonly noticedAt: string
}

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

/**
 * Downtime by the nearest observation, whatever the method of the report, in one hour of the stores' local week: 0 is
 * Monday from 00:00 to 01:00. An hour that a clock change repeats counts twice.
 */
export interface HourlyDowntime {
  readonly hourOfWeek: number
  readonly downtimeHours: number
  /** Stores with downtime in this hour. */
  readonly stores: number
}

export interface BandOfStores {
  readonly band: UptimeBand
  readonly stores: number
}

/** Time from `from` until just before `to`; both ISO 8601 with `Z`, to the microsecond. */
export interface TimeInterval {
  readonly from: string
  readonly to: string
}

export type ObservedStatus = 'active' | 'inactive'

export interface Outage extends TimeInterval {
  /** The open time in it, not rounded. */
  readonly openHours: number
  /** The store's last observation is part of it. */
  readonly isOngoing: boolean
}

/** What the row of one store was computed from: the week before as-of, or the window. All lists are in the order of time. */
export interface StoreTimeline extends TimeInterval {
  readonly row: ReportRow
  /** The store's zone over the week: local time is UTC plus the offset. */
  readonly offsets: readonly (TimeInterval & { readonly offsetMinutes: number })[]
  readonly openings: readonly TimeInterval[]
  /** Open time by the status of the nearest observation; all of it, or nothing where there is no observation. */
  readonly stretches: readonly (TimeInterval & { readonly status: ObservedStatus })[]
  /** One an instant, `inactive` where several disagree. Those outside open time are no observations. */
  readonly polls: readonly { readonly at: string; readonly status: ObservedStatus; readonly isInOpenTime: boolean }[]
  /** From midpoint to midpoint, over closing times too. */
  readonly outages: readonly Outage[]
}

/** How far a load or a report is. */
export interface Progress {
  readonly job: 'load' | 'report' | 'export'
  /** The report that is made or exported; null where a folder is loaded. */
  readonly reportId: number | null
  /** What is being done, in words for the user. */
  readonly step: string
  /** 0 to 1 over the whole job; null while nobody can tell. */
  readonly fraction: number | null
}
