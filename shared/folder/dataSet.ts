import type { Attribute } from './attributes'
import type { FileRole } from './fileRole'
import type { Mapping } from './mapping'

/** A loaded file and what became of its data rows. Header and blank lines are not rows. */
export interface FileSummary {
  readonly role: FileRole
  readonly path: string
  /** Always `rowsLoaded + rowsDuplicate + rowsRejected`. */
  readonly rowsRead: number
  readonly rowsLoaded: number
  /** Rows that repeat an earlier row exactly. */
  readonly rowsDuplicate: number
  readonly rowsRejected: number
  /** The names of its columns that were not used. */
  readonly unusedColumns: readonly string[]
  /** How it was read where that is not obvious, in sentences, such as `Weekdays: 0 is Monday.` */
  readonly readings: readonly string[]
}

/** A problem with a row that was skipped, or used with a replacement, or with a whole file. */
export interface DataIssue {
  readonly file: string
  /** Line in the file; the header is on line 1. */
  readonly line: number
  readonly column: string
  /** The text in that column, at most 200 characters of it. */
  readonly value: string
  readonly code: string
  readonly reason: string
  /** `rejected`: the row was skipped. `replaced`: the row or the store counts with another value. `ignored`: a whole file. */
  readonly outcome: 'rejected' | 'replaced' | 'ignored'
}

/** All data issues of one kind in one file. */
export interface IssueGroup extends Pick<DataIssue, 'file' | 'column' | 'code' | 'reason' | 'outcome'> {
  /** At least 1. */
  readonly issues: number
}

/** An attribute in the loaded files. */
export interface LoadedAttribute extends Attribute {
  /** Number of stores that have a value. */
  readonly stores: number
  /** Number of different values. */
  readonly values: number
}

/** A file that was not read. */
export interface FileNotRead {
  /** The path relative to the folder, with `/`. */
  readonly file: string
  /** Its header, cut to 200 characters; empty if it has none. */
  readonly header: string
  readonly reason: string
}

/** Something about the whole input that may make the numbers mislead, although nothing failed. */
export interface Notice {
  /** A stable name of its kind, such as `business_hours_missing`. */
  readonly code: string
  /** One to three sentences: what was seen, what it does to the numbers, and what to do. */
  readonly text: string
  /**
   * A mapping that the program proposes and that works when it is followed. Empty if the user has to choose one, and null
   * if none helps.
   */
  readonly proposal: Mapping | null
}

/** The open folder. Instants are ISO 8601 with `Z`, to the microsecond. */
export interface DataSetSummary {
  readonly folder: string
  readonly stores: number
  readonly files: readonly FileSummary[]
  /** At most 1,000 of them. */
  readonly notRead: readonly FileNotRead[]
  readonly issues: number
  /** What the files say about stores besides their polls, hours and time zones; the name first. */
  readonly attributes: readonly LoadedAttribute[]
  /** What may make the numbers mislead; the most important first. */
  readonly notices: readonly Notice[]
  readonly firstPollAt: string
  readonly lastPollAt: string
}

/** Changed files of the open folder, after they have stopped changing. */
export interface NewData {
  readonly folder: string
  /** Files that were changed, added or removed: paths relative to the folder, with `/`. */
  readonly files: readonly string[]
  /** The removed ones among `files`. */
  readonly removed: readonly string[]
  readonly noticedAt: string
}
