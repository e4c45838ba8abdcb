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
  /** `rejected`: the row was left out. `replaced`: the row counts, with another value. `ignored`: a whole file. */
  readonly outcome: 'rejected' | 'replaced' | 'ignored'
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

export type ReportStatus = 'running' | 'complete' | 'failed' | 'cancelled'

/** One report and what it was made from. Instants are ISO 8601 with `Z`, to the microsecond. */
export interface Report {
  readonly reportId: number
  readonly status: ReportStatus
  readonly startedAt: string
  readonly folder: string
  readonly asOf: string
  readonly method: Method
  /** The one store reported, or null for all. */
  readonly storeId: string | null
  /** Zero until complete. */
  readonly stores: number
  /** Polls inside open time in the last 168 hours; polls of a store at the same instant count once. */
  readonly observations: number
  readonly rowsRejected: number
  /** One sentence when failed or cancelled. */
  readonly error: string | null
}

/** Sums over the rows of a query, in hours; percent of uptime plus downtime. */
export interface Totals {
  readonly stores: number
  readonly storesWithoutObservations: number
  readonly storesDown: number
  readonly uptimeLastWeekHours: number
  readonly downtimeLastWeekHours: number
  readonly uptimeLastWeekPercent: number | null
  readonly outagesLastWeek: number
}

/** How far a load or a report is. */
export interface Progress {
  readonly job: 'load' | 'report' | 'export'
  /** What is being done, in words for the user. */
  readonly step: string
  /** 0 to 1 over the whole job. */
  readonly fraction: number
}
