import { exceptionIssueKinds, type IssueKind } from '../core/exceptionIssueKinds'

/** Every kind of data issue, with the reason that the user reads. SQL files use the same codes. */
export const issueKinds = {
  store_id_missing: {
    column: 'store_id',
    outcome: 'rejected',
    reason: 'The row has no store id (words such as NULL and nan stand for a missing one); fill it in or remove the row.',
  },
  store_id_damaged: {
    column: 'store_id',
    outcome: 'rejected',
    reason:
      'A spreadsheet has rounded the id to a number and lost its last digits. Export the file again without saving it in Excel, or import the column as text.',
  },
  store_id_hidden: {
    column: 'store_id',
    outcome: 'rejected',
    reason: 'The id has an invisible character, or one that was lost in a conversion; export the file again or retype the id.',
  },
  store_id_error: {
    column: 'store_id',
    outcome: 'rejected',
    reason: 'A spreadsheet has replaced the id with an error; export the file again or correct the formula.',
  },
  store_id_quote: {
    column: 'store_id',
    outcome: 'rejected',
    reason: 'The id ends with a quotation mark that does not open in this line; remove the mark or join the lines that belong together.',
  },
  store_id_too_long: {
    column: 'store_id',
    outcome: 'rejected',
    reason: 'The id has more than 200 characters; check the row for a missing comma.',
  },
  timestamp_unreadable: {
    column: 'timestamp_utc',
    outcome: 'rejected',
    reason: 'This is not a date and time; use a form such as 2023-01-22 12:09:39 UTC.',
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
      'A number is read as a time only if all times in the file are seconds (10 digits), milliseconds (13), microseconds (16) or nanoseconds (19) since 1970; use a form such as 2023-01-22 12:09:39 UTC.',
  },
  timestamp_time_missing: {
    column: 'timestamp_utc',
    outcome: 'rejected',
    reason: 'This is a date without a time; add the time, as in 2023-01-22 12:09:39 UTC.',
  },
  timestamp_year_short: {
    column: 'timestamp_utc',
    outcome: 'rejected',
    reason: 'The year has only two digits; use a form such as 2023-01-22 12:09:39 UTC.',
  },
  timestamp_date_order: {
    column: 'timestamp_utc',
    outcome: 'rejected',
    reason: 'Day and month are not in the order of the other dates in the file; use a form such as 2023-01-22 12:09:39 UTC.',
  },
  timestamp_impossible: {
    column: 'timestamp_utc',
    outcome: 'rejected',
    reason: 'This date or time does not exist; correct it.',
  },
  timestamp_too_fine: {
    column: 'timestamp_utc',
    outcome: 'rejected',
    reason: 'The seconds have more than 9 decimals; use at most 9.',
  },
  timestamp_zone_local: {
    column: 'timestamp_utc',
    outcome: 'rejected',
    reason: 'A time with the name of a time zone can be ambiguous; use UTC or an offset such as -05:00.',
  },
  timestamp_out_of_range: {
    column: 'timestamp_utc',
    outcome: 'rejected',
    reason: 'The date is outside the years 1970 to 2199; correct it.',
  },
  status_unknown: {
    column: 'status',
    outcome: 'rejected',
    reason: 'The meaning of this status is not known; use active or inactive, or choose what the word means.',
  },
  status_none: {
    column: 'status',
    outcome: 'rejected',
    reason: 'This status says nothing about the store, as you have chosen for this word, so the row is skipped.',
  },
  attribute_contradicted: {
    column: 'attribute',
    outcome: 'rejected',
    reason: 'An earlier row says something else about this store, and the first row counts; keep one of them.',
  },
  attribute_too_long: {
    column: 'attribute',
    outcome: 'replaced',
    reason: 'The text has more than 200 characters and was cut; shorten it or check the row for a missing quotation mark.',
  },
  day_unknown: {
    column: 'day',
    outcome: 'rejected',
    reason: 'A day is a number from 0 (Monday) to 6 (Sunday) or an English name; use one of these.',
  },
  closed_unknown: {
    column: 'is_closed',
    outcome: 'rejected',
    reason: 'Whether the day is closed is said by yes or no, true or false, 1 or 0; use one of these.',
  },
  start_time_unreadable: {
    column: 'start_time_local',
    outcome: 'rejected',
    reason: 'This is not a time of day; use a form such as 09:00:00.',
  },
  start_time_missing: {
    column: 'start_time_local',
    outcome: 'rejected',
    reason: 'The opening has an end but no start; fill it in.',
  },
  start_time_number: {
    column: 'start_time_local',
    outcome: 'rejected',
    reason: 'A number is read as a time of day only if all times in the file are numbers of one kind: hours (9), hours and minutes (930) or fractions of a day (0.5); use a form such as 09:00:00.',
  },
  end_time_missing: {
    column: 'end_time_local',
    outcome: 'rejected',
    reason: 'The opening has a start but no end; fill it in.',
  },
  end_time_number: {
    column: 'end_time_local',
    outcome: 'rejected',
    reason: 'A number is read as a time of day only if all times in the file are numbers of one kind: hours (17), hours and minutes (1730) or fractions of a day (0.5); use a form such as 17:30:00 or 24:00.',
  },
  end_time_unreadable: {
    column: 'end_time_local',
    outcome: 'rejected',
    reason: 'This is not a time of day; use a form such as 17:30:00 or 24:00.',
  },
  opening_unreadable: {
    column: 'hours',
    outcome: 'replaced',
    reason: 'This opening cannot be read, so it does not count, unlike the other openings in the row; use a form such as 09:00 for both of its ends.',
  },
  ...exceptionIssueKinds,
  hours_unusable: {
    column: 'store_id',
    outcome: 'replaced',
    reason: 'None of the opening hours of this store can be used, so it counts as always open; correct its rows.',
  },
  timezone_unknown: {
    column: 'timezone_str',
    outcome: 'replaced',
    reason: 'This is not the name of a time zone, so the store is reported in America/Chicago; use a name such as America/New_York.',
  },
  timezone_missing: {
    column: 'timezone_str',
    outcome: 'replaced',
    reason: 'The row has no time zone, so the store is reported in America/Chicago; fill in a name such as America/New_York.',
  },
  timezone_abbreviated: {
    column: 'timezone_str',
    outcome: 'replaced',
    reason:
      'This abbreviation stands for several time zones, so the store is reported in America/Chicago; use a name such as America/New_York.',
  },
  timezone_conflict: {
    column: 'timezone_str',
    outcome: 'rejected',
    reason: 'Another row gives this store a different time zone, which is used instead; remove the wrong row.',
  },
  timezone_differs: {
    column: 'timezone_str',
    outcome: 'replaced',
    reason: 'An earlier row gives this store a different time zone, which is used instead; correct the wrong rows.',
  },
  header_repeated: {
    column: '',
    outcome: 'rejected',
    reason: 'The header is repeated here among the rows; remove the line.',
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
      'A quotation mark in this line is not closed, so this row is skipped and reading continues with the next line; remove the mark or close it.',
  },
  quote_followed: {
    column: '',
    outcome: 'rejected',
    reason:
      'A quoted value continues after its closing quotation mark, so this row is skipped; double the marks that belong to the value.',
  },
  not_utf8: {
    column: '',
    outcome: 'rejected',
    reason: 'The line has characters that are not UTF-8; save the file as UTF-8.',
  },
  line_too_long: {
    column: '',
    outcome: 'rejected',
    reason: 'The line has more than 100,000 characters, too many for a row of this table; export the file again.',
  },
  line_cut_off: {
    column: '',
    outcome: 'rejected',
    reason: 'The file ends in the middle of this row, so it is truncated; copy or download it again.',
  },
  json_unreadable: {
    column: '',
    outcome: 'rejected',
    reason: 'This is not a complete JSON object with the values of a row; export the file again.',
  },
  line_footer: {
    column: '',
    outcome: 'ignored',
    reason: 'This is the footer of the export, not a row; no action is needed.',
  },
  file_unrecognised: {
    column: '',
    outcome: 'ignored',
    reason: 'The header does not match polls, business hours or timezones, so the file was not read; correct the header if it should be.',
  },
  file_headless: {
    column: '',
    outcome: 'ignored',
    reason: 'The file has no header, so it was not read; add a line with the names of its columns, or map them by their numbers.',
  },
  file_latin1: {
    column: '',
    outcome: 'replaced',
    reason:
      'The file is not UTF-8, so it was read as Windows-1252 (Latin-1); if letters such as é look wrong, save it as UTF-8.',
  },
  file_set_aside: {
    column: '',
    outcome: 'ignored',
    reason: 'The folder itself has a file for this table, so this one was not read; to use it, move it up next to the other.',
  },
  file_not_chosen: {
    column: '',
    outcome: 'ignored',
    reason: 'A different file was chosen for this table, so this one was not read; change the choice to read it.',
  },
  file_missing: {
    column: '',
    outcome: 'ignored',
    reason: 'This is a link without a target, or a file that was removed; put the file itself into the folder.',
  },
  file_name: {
    column: '',
    outcome: 'ignored',
    reason: 'The name of this file is not valid UTF-8, so the file cannot be opened; rename it.',
  },
  file_outside: {
    column: '',
    outcome: 'ignored',
    reason: 'This is a link to a file outside of the folder that may be read here, so it was not read; put the file itself into the folder.',
  },
  file_not_regular: {
    column: '',
    outcome: 'ignored',
    reason: 'This is a link to a folder, a pipe or a device, so it was not opened; put the file itself into the folder.',
  },
  file_empty: {
    column: '',
    outcome: 'ignored',
    reason: 'The file is empty; export it again.',
  },
  file_workbook: {
    column: '',
    outcome: 'ignored',
    reason: 'This spreadsheet cannot be read; open it in Excel and save it as "Excel Workbook (.xlsx)" or "CSV UTF-8".',
  },
  file_workbook_large: {
    column: '',
    outcome: 'ignored',
    reason: 'This workbook unpacks to more than 1 GB, or to over 100 times its size; save the sheet as "CSV UTF-8".',
  },
  file_archive: {
    column: '',
    outcome: 'ignored',
    reason: 'This is an archive, not a CSV file; unpack it into the folder.',
  },
  file_format: {
    column: '',
    outcome: 'ignored',
    reason: 'Files of this format are not read; export the table as CSV, Excel (.xlsx), JSON or Parquet.',
  },
  file_ending: {
    column: '',
    outcome: 'ignored',
    reason: 'Files with this ending are not read; if it is text with columns, name it .csv, otherwise export the table as CSV.',
  },
  file_own_export: {
    column: '',
    outcome: 'ignored',
    reason: 'Store Monitor has exported this file, so it is not taken for data; no action is needed.',
  },
  file_zip: {
    column: '',
    outcome: 'ignored',
    reason: 'This is a ZIP archive, not a CSV file; unpack it into the folder.',
  },
  file_picture: {
    column: '',
    outcome: 'ignored',
    reason: 'This is an image, not a CSV file; export the data again.',
  },
  file_pdf: {
    column: '',
    outcome: 'ignored',
    reason: 'This is a PDF document, not a CSV file; export the data as CSV.',
  },
  file_web_page: {
    column: '',
    outcome: 'ignored',
    reason: 'This is a web page, not a CSV file; sign in to the source of the file and download it again.',
  },
  file_binary: {
    column: '',
    outcome: 'ignored',
    reason: 'This file is not text, so it is not a CSV file; export it again.',
  },
  folder_unreadable: {
    column: '',
    outcome: 'ignored',
    reason: 'This folder or a file in it cannot be read; grant permission to read it, or move its files up.',
  },
  folder_too_deep: {
    column: '',
    outcome: 'ignored',
    reason: 'Folders inside are searched eight levels deep, so this one was not; open a folder inside, or move the files up.',
  },
  folder_too_large: {
    column: '',
    outcome: 'ignored',
    reason: 'There are more than 10,000 files or folders inside, so only the first of them were read; move the data into a folder of its own.',
  },
} as const satisfies Record<string, IssueKind>

export type IssueCode = keyof typeof issueKinds
