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
