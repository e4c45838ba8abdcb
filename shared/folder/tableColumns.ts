import type { FileRole } from './fileRole'

/** The columns of each table (REPORT.md, "Inputs"), by their names in mappings and SQL files. */
export const tableColumns = {
  polls: ['store_id', 'timestamp_utc', 'status'],
  businessHours: ['store_id', 'day', 'start_time_local', 'end_time_local'],
  timezones: ['store_id', 'timezone_str'],
  exceptions: ['store_id', 'date'],
  stores: ['store_id'],
} as const satisfies Record<FileRole, readonly string[]>

export type TableColumn = (typeof tableColumns)[FileRole][number]

/** How the columns of each weekday begin; Monday first, as `day` counts. */
export const dayPrefixes = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
type Weekday = (typeof dayPrefixes)[number]

/** The columns of every weekday in business hours with one row a store; `mon_closed` says whether Monday is closed. */
type DayColumn = `${Weekday}_${'open' | 'close' | 'hours' | 'closed'}`
export const weekdayColumns: readonly DayColumn[] = dayPrefixes.flatMap((day) => [`${day}_open`, `${day}_close`, `${day}_hours`, `${day}_closed`] as const)

/**
 * Columns that a file may have instead of those of its table, or besides them (REPORT.md, "Inputs"). `time_utc` is the
 * time of a poll whose date is in `timestamp_utc`. `hours` has both ends of an opening, such as `09:00-17:00`. The ends of
 * a closure are in `starts_at` and `ends_at`, or in those that end with `utc` if a time without a zone is UTC. `attribute` is
 * a column such as `region` in place of `store_id`. Further
 * columns of stores and timezones are attributes, without being listed here.
 */
export const otherColumns = {
  polls: ['time_utc', 'timezone_str'],
  businessHours: ['hours', 'is_closed', 'is_open', 'valid_from', 'valid_to', 'timezone_str', ...weekdayColumns],
  timezones: ['name'],
  exceptions: ['end_date', 'start_time_local', 'end_time_local', 'starts_at', 'ends_at', 'starts_at_utc', 'ends_at_utc', 'is_closed', 'is_open', 'reason', 'attribute'],
  stores: ['name', 'timezone_str'],
} as const satisfies Record<FileRole, readonly string[]>

export type ReadColumn = TableColumn | (typeof otherColumns)[FileRole][number]

/** Every column that a file of a table may have. */
export function readColumns(role: FileRole): readonly ReadColumn[] {
  return [...tableColumns[role], ...otherColumns[role]]
}

/** How many weekdays a file needs to have business hours with one row a store. */
const fewestWeekdays = 2

/**
 * The columns of a table that a file with the columns `present` lacks, in the order of the table; empty if it can be
 * read as that table. In business hours, `hours` stands for both times, and openings or `hours` of at least two
 * weekdays stand for `day` and both times. In exceptions, a start and an end stand for `date`, and an attribute for `store_id`.
 */
export function missingColumnsOf(role: FileRole, present: readonly ReadColumn[]): readonly TableColumn[] {
  const has = new Set<ReadColumn>(present)
  if (role === 'businessHours') {
    if (has.has('hours')) has.add('start_time_local').add('end_time_local')
    const readable = dayPrefixes.filter((day) => has.has(`${day}_hours`) || (has.has(`${day}_open`) && has.has(`${day}_close`)))
    if (readable.length >= fewestWeekdays) has.add('day').add('start_time_local').add('end_time_local')
  }
  if (role === 'exceptions') {
    const hasClosure = (['starts_at', 'starts_at_utc'] as const).some((column) => has.has(column)) && (['ends_at', 'ends_at_utc'] as const).some((column) => has.has(column))
    if (hasClosure) has.add('date')
    if (has.has('attribute')) has.add('store_id')
  }
  return tableColumns[role].filter((column) => !has.has(column))
}
