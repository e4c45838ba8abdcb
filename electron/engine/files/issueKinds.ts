import type { DataIssue } from '../../../shared/folder/dataSet'

interface IssueKind {
  readonly column: string
  readonly outcome: DataIssue['outcome']
  readonly reason: string
}

/** Every way in which a row can be unusable, and what the user is told. The codes are those of the SQL files. */
export const issueKinds = {
  store_id_missing: {
    column: 'store_id',
    outcome: 'rejected',
    reason: 'The row names no store; fill in the id or remove the row.',
  },
  store_id_damaged: {
    column: 'store_id',
    outcome: 'rejected',
    reason:
      'A spreadsheet has turned the id into a number and lost its last digits; export the file again and do not save it from Excel, or import the column as text.',
  },
  store_id_hidden: {
    column: 'store_id',
    outcome: 'rejected',
    reason: 'The id has a character that cannot be seen or was lost in a conversion; export the file again or retype the id.',
  },
  store_id_error: {
    column: 'store_id',
    outcome: 'rejected',
    reason: 'A spreadsheet has put an error in place of the id; export the file again, or correct the formula there.',
  },
  store_id_quote: {
    column: 'store_id',
    outcome: 'rejected',
    reason: 'The id ends in a quotation mark that opens nowhere in this line; remove the mark, or join the lines that belong together.',
  },
  store_id_too_long: {
    column: 'store_id',
    outcome: 'rejected',
    reason: 'The id has more than 200 characters, which is no id of a store; check the row for a missing comma.',
  },
  timestamp_unreadable: {
    column: 'timestamp_utc',
    outcome: 'rejected',
    reason: 'This is not a date and time; write it as 2023-01-22 12:09:39 UTC.',
  },
  timestamp_missing: {
    column: 'timestamp_utc',
    outcome: 'rejected',
    reason: 'The row has no date and time; fill it in or remove the row.',
  },
  timestamp_number: {
    column: 'timestamp_utc',
    outcome: 'rejected',
    reason:
      'A number is a time only where all times of the file are seconds (10 digits) or milliseconds (13 digits) since 1970; write it as 2023-01-22 12:09:39 UTC.',
  },
  timestamp_impossible: {
    column: 'timestamp_utc',
    outcome: 'rejected',
    reason: 'There is no such day or time; correct it.',
  },
  timestamp_too_fine: {
    column: 'timestamp_utc',
    outcome: 'rejected',
    reason: 'The seconds have more than 9 decimals; write at most 9 of them.',
  },
  timestamp_zone_local: {
    column: 'timestamp_utc',
    outcome: 'rejected',
    reason: 'The name of a time zone can mean several times; write times in UTC or with an offset such as -05:00.',
  },
  timestamp_out_of_range: {
    column: 'timestamp_utc',
    outcome: 'rejected',
    reason: 'The date lies outside the years 1970 to 2199; correct it.',
  },
  status_unknown: {
    column: 'status',
    outcome: 'rejected',
    reason: 'A status is "active" or "inactive"; write one of them.',
  },
  day_unknown: {
    column: 'day',
    outcome: 'rejected',
    reason: 'A day is a number from 0 (Monday) to 6 (Sunday), or its English name; write one of these.',
  },
  start_time_unreadable: {
    column: 'start_time_local',
    outcome: 'rejected',
    reason: 'This is not a time of day; write it as 09:00:00.',
  },
  end_time_unreadable: {
    column: 'end_time_local',
    outcome: 'rejected',
    reason: 'This is not a time of day; write it as 17:30:00 or 24:00.',
  },
  hours_unusable: {
    column: 'store_id',
    outcome: 'replaced',
    reason: 'None of the opening hours of this store can be used, so it counts as open all the time; correct its rows.',
  },
  timezone_unknown: {
    column: 'timezone_str',
    outcome: 'replaced',
    reason: 'No time zone has this name, so the store is reported in America/Chicago; write a name such as America/New_York.',
  },
  timezone_missing: {
    column: 'timezone_str',
    outcome: 'replaced',
    reason: 'The row has no time zone, so the store is reported in America/Chicago; fill it in, such as America/New_York.',
  },
  timezone_abbreviated: {
    column: 'timezone_str',
    outcome: 'replaced',
    reason:
      'This short name stands for several time zones, so the store is reported in America/Chicago; write a name such as America/New_York.',
  },
  timezone_conflict: {
    column: 'timezone_str',
    outcome: 'rejected',
    reason: 'Another row gives the store another time zone, and that one is used; remove the wrong one.',
  },
  header_repeated: {
    column: '',
    outcome: 'rejected',
    reason: 'The header stands here once more, among the rows; remove the line.',
  },
  columns_missing: {
    column: '',
    outcome: 'rejected',
    reason: 'The row has fewer values than the header has columns; complete or remove it.',
  },
  columns_extra: {
    column: '',
    outcome: 'rejected',
    reason: 'The row has more values than the header has columns; put quotation marks around a value that has a comma in it.',
  },
  quote_unclosed: {
    column: '',
    outcome: 'rejected',
    reason:
      'A quotation mark opens in this line and is not closed, so this one row is left out and reading goes on with the next line; remove the mark or close it.',
  },
  quote_followed: {
    column: '',
    outcome: 'rejected',
    reason:
      'A value in quotation marks goes on behind the closing mark, so this row is left out; double the marks that belong to the value.',
  },
  not_utf8: {
    column: '',
    outcome: 'rejected',
    reason: 'The line has characters that are not UTF-8; save the file with the encoding UTF-8.',
  },
  line_too_long: {
    column: '',
    outcome: 'rejected',
    reason: 'The line has more than 100,000 characters, which is no row of this table; export the file again.',
  },
  line_cut_off: {
    column: '',
    outcome: 'rejected',
    reason: 'The file ends in the middle of this row, so it was cut off; copy or download it again.',
  },
  line_footer: {
    column: '',
    outcome: 'ignored',
    reason: 'This line closes the export and is no row; nothing needs to be done.',
  },
  file_unrecognised: {
    column: '',
    outcome: 'ignored',
    reason: 'The header is none of polls, business hours or timezones, so the file was not read; correct the header if it should be.',
  },
  file_latin1: {
    column: '',
    outcome: 'replaced',
    reason:
      'The file is not UTF-8, so it was read as Windows-1252 (Latin-1); if letters such as é look wrong, save it with the encoding UTF-8.',
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
