import type { DateOrder } from '../../../shared/folder/mapping'
import type { ReadColumn } from '../../../shared/folder/tableColumns'
import type { Connection } from '../core/connection'
import { ValueQuestion } from '../core/errors'
import dateOrder from './date_order.sql?raw'
import { columnSql, type SourceFile } from './sourceFile'
import { textsQuery } from './sourceQuery'

/** The columns with local dates, or with instants that begin with a date. */
const dateColumns = {
  polls: [],
  businessHours: ['valid_from', 'valid_to'],
  timezones: [],
  stores: [],
  exceptions: ['date', 'end_date', 'starts_at', 'ends_at', 'starts_at_utc', 'ends_at_utc'],
} as const satisfies Record<SourceFile['role'], readonly ReadColumn[]>

/** A row of date_order.sql. */
interface OrderCounts {
  readonly year_last: number
  readonly day_first: number
  readonly month_first: number
  readonly example: string | null
}

/** Whether a file has columns with local dates. */
export function hasLocalDates({ role, columns }: Pick<SourceFile, 'role' | 'columns'>): boolean {
  return dateColumns[role].some((column) => columns.includes(column))
}

/**
 * The order of day and month in the local dates of a file; null if it has no date in which the year comes last. Dates with
 * both meanings follow `common`, the order in the polls. Throws MAPPING_NEEDED if nothing says the order and the user has
 * not chosen.
 */
export async function orderOfLocalDates(
  connection: Connection,
  file: SourceFile,
  chosen: DateOrder | undefined,
  common: DateOrder | null,
): Promise<DateOrder | null> {
  const { sql, parameters } = textsQuery(file, dateColumns[file.role].map((column) => columnSql(file, column)))
  const { year_last, day_first, month_first, example } = await connection.one<OrderCounts>(`with written as (${sql}) from (${dateOrder})`, parameters)
  if (year_last === 0) return null
  if (chosen !== undefined) return chosen
  if (day_first > 0 !== month_first > 0) return day_first > 0 ? 'day-first' : 'month-first'
  if (day_first === 0 && common !== null) return common
  const seen = day_first === 0 ? `have two meanings: in "${example}" the day or the month can come first` : 'have two orders of day and month'
  throw new ValueQuestion('dates', `The dates in ${file.name} ${seen}. Choose which of them comes first.`)
}
