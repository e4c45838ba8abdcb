import type { IssueSelection } from '../../shared/contract'
import type { DataIssue, IssueGroup } from '../../shared/report'
import type { DataSet } from './dataSet'
import { writeCsv } from './exportCsv'

interface IssueKind {
  readonly column: string
  readonly outcome: DataIssue['outcome']
  readonly reason: string
}

/** The columns of a file of data issues, in order. */
export const issueColumns = ['file', 'line', 'column', 'value', 'code', 'reason', 'outcome'] as const satisfies readonly (keyof DataIssue)[]

/** Every way in which a row can be unusable, and what the user is told. The codes are those of the SQL files. */
export const issueKinds = {
  store_id_missing: {
    column: 'store_id',
    outcome: 'rejected',
    reason: 'The row names no store.',
  },
  timestamp_unreadable: {
    column: 'timestamp_utc',
    outcome: 'rejected',
    reason: 'This is not a date and time such as 2023-01-22 12:09:39 UTC.',
  },
  timestamp_out_of_range: {
    column: 'timestamp_utc',
    outcome: 'rejected',
    reason: 'The date lies outside the years 1970 to 2199.',
  },
  status_unknown: {
    column: 'status',
    outcome: 'rejected',
    reason: 'A status is "active" or "inactive".',
  },
  day_unknown: {
    column: 'day',
    outcome: 'rejected',
    reason: 'A day is a number from 0 (Monday) to 6 (Sunday), or its English name.',
  },
  start_time_unreadable: {
    column: 'start_time_local',
    outcome: 'rejected',
    reason: 'This is not a time of day such as 09:00:00.',
  },
  end_time_unreadable: {
    column: 'end_time_local',
    outcome: 'rejected',
    reason: 'This is not a time of day such as 17:30:00 or 24:00.',
  },
  timezone_unknown: {
    column: 'timezone_str',
    outcome: 'replaced',
    reason: 'No time zone has this name; the store is reported in America/Chicago.',
  },
  timezone_conflict: {
    column: 'timezone_str',
    outcome: 'rejected',
    reason: 'Another row gives the store another time zone; that one is used.',
  },
  columns_missing: {
    column: '',
    outcome: 'rejected',
    reason: 'The row has fewer values than the header has columns.',
  },
  columns_extra: {
    column: '',
    outcome: 'rejected',
    reason: 'The row has more values than the header has columns.',
  },
  quote_unclosed: {
    column: '',
    outcome: 'rejected',
    reason: 'A quotation mark opens in this line and is not closed properly.',
  },
  not_utf8: {
    column: '',
    outcome: 'rejected',
    reason: 'The line has characters that are not UTF-8; save the file with the encoding UTF-8.',
  },
  line_too_long: {
    column: '',
    outcome: 'rejected',
    reason: 'The line is too long to be a row of this table.',
  },
  file_unrecognised: {
    column: '',
    outcome: 'ignored',
    reason: 'The header is none of polls, business hours or timezones; the file was not read.',
  },
  file_set_aside: {
    column: '',
    outcome: 'ignored',
    reason: 'The folder itself has a file of this kind, so this one was not read; to use it, move it up beside the other.',
  },
  file_not_chosen: {
    column: '',
    outcome: 'ignored',
    reason: 'Another choice was made for this table, so this file was not read; choose again to read it.',
  },
  file_missing: {
    column: '',
    outcome: 'ignored',
    reason: 'This is a link that leads nowhere, or a file that was removed; put the file itself into the folder.',
  },
  file_empty: {
    column: '',
    outcome: 'ignored',
    reason: 'The file is empty; export it again.',
  },
  file_workbook: {
    column: '',
    outcome: 'ignored',
    reason: 'This is a spreadsheet, not a CSV file; open it in Excel and save it as "CSV UTF-8".',
  },
  file_zip: {
    column: '',
    outcome: 'ignored',
    reason: 'This is a ZIP archive, not a CSV file; unpack it into the folder.',
  },
  file_picture: {
    column: '',
    outcome: 'ignored',
    reason: 'This is a picture, not a CSV file; export the data again.',
  },
  file_pdf: {
    column: '',
    outcome: 'ignored',
    reason: 'This is a PDF document, not a CSV file; export the data as CSV.',
  },
  file_web_page: {
    column: '',
    outcome: 'ignored',
    reason: 'This is a web page, not a CSV file; sign in where the file comes from and download it again.',
  },
  file_binary: {
    column: '',
    outcome: 'ignored',
    reason: 'This is not text, so it is no CSV file; export it again.',
  },
  folder_unreadable: {
    column: '',
    outcome: 'ignored',
    reason: 'This folder or a file in it cannot be read; allow reading it, or move its files up.',
  },
} as const satisfies Record<string, IssueKind>

export type IssueCode = keyof typeof issueKinds

/** A row of the relation `issue`; what its code means is not stored. */
export interface StoredIssue {
  readonly file: string
  readonly line: number
  readonly code: IssueCode
  readonly value: string
}

export function toDataIssue({ file, line, code, value }: StoredIssue): DataIssue {
  const { column, outcome, reason } = issueKinds[code]
  return { file, line, column, value, code, reason, outcome }
}

/** A row of the relation `issue_group`. */
export interface StoredIssueGroup {
  readonly file: string
  readonly code: IssueCode
  readonly issues: number
}

export function toIssueGroup({ file, code, issues }: StoredIssueGroup): IssueGroup {
  const { column, outcome, reason } = issueKinds[code]
  return { file, column, code, reason, outcome, issues }
}

/**
 * Writes the selected data issues of a folder as CSV, in one step, and returns their number. Throws WRITE_FAILED,
 * and CANCELLED once `signal` is aborted.
 */
export async function writeIssues(
  dataSet: Pick<DataSet, 'streamIssues'>,
  path: string,
  selection: Partial<IssueSelection>,
  signal?: AbortSignal,
): Promise<number> {
  return writeCsv(path, issueColumns, dataSet.streamIssues(selection), { signal })
}
