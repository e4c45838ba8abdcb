import type { DateOrder } from '../../../shared/folder/mapping'
import type { Connection } from '../core/connection'
import { ValueQuestion } from '../core/errors'
import { splitRecords } from '../files/csvRecords'
import type { RecognisedFile } from '../files/readFileHead'
import { epochUnits, type EpochUnit, type TimeForm, type TimestampForm } from './readings'
import type { SourceFile } from './sourceFile'
import { sourceQuery } from './sourceQuery'
import timeForm from './time_form.sql?raw'
import timestampForm from './timestamp_form.sql?raw'

/** The number of timestamps of a poll file in each form. */
interface TimestampCounts extends Readonly<Record<EpochUnit, number>> {
  readonly dates: number
  /** The seconds that are also a date with an hour. */
  readonly date_hours: number
  /** Those of the dates in which the year comes last. */
  readonly year_last: number
  readonly day_first: number
  readonly month_first: number
  readonly either: number
  readonly day_first_example: string | null
  readonly month_first_example: string | null
  readonly either_example: string | null
}

interface TimeCounts {
  readonly written_out: number
  readonly numbers: number
  readonly whole_hours: number
  readonly hours_and_minutes: number
  readonly quarters_of_day: number
  readonly odd_minutes: number
  readonly day_fractions: number
  readonly backward: number
  readonly largest: number
  readonly decimals: number
}

/** The rows of a Parquet file that show whether its values have to be counted. A text file has shown its beginning. */
const firstRows = 1000

/** A share of dates that decides about the order of all, although others have only the other order. */
const decidingShare = 0.9

/** Whether the macros of read_forms.sql are needed to find out about a file, or to read it. */
export function mayNeedForms(file: SourceFile): boolean {
  if (file.role === 'timezones' || file.role === 'stores') return false
  return file.kind === 'parquet' || file.columns.includes('time_utc') || hasUnusualValue(file)
}

/** Whether the beginning of a file has values whose meaning depends on the other values of their column. */
export async function mayHaveForms(connection: Connection, file: SourceFile): Promise<boolean> {
  if (!mayNeedForms(file)) return false
  if (file.kind !== 'parquet') return hasUnusualValue(file)
  if (file.role !== 'polls') return true
  const counts = await countTimestamps(connection, file, `limit ${firstRows}`)
  return formOf(counts) !== 'dates' || counts.day_first + counts.month_first + counts.either > 0
}

/** Whether the beginning of a file has values that can be times or dates in a form which has more than one meaning. */
export function hasUnusualValue({ role, text, delimiter, columns }: RecognisedFile): boolean {
  const isUnusual = role === 'polls' ? isNumberOrYearLast : isTimeWithoutColon
  const wanted = columns.flatMap((column, at) => (column !== null && isTimeColumn(column) ? [at] : []))
  return splitRecords(text, delimiter).some(({ fields }) => wanted.some((at) => isUnusual(fields[at] ?? '')))
}

function isTimeColumn(column: string): boolean {
  return column === 'timestamp_utc' || /hours$|_open$|_close$|^(?:start|end)_time_local$/.test(column)
}

function isNumberOrYearLast(value: string): boolean {
  return /^\s*(?:\d{9,}(?:\.\d*)?\s*$|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})/.test(value)
}

function isTimeWithoutColon(value: string): boolean {
  return /\d/.test(value) && !value.includes(':')
}

export async function countTimestamps(connection: Connection, file: SourceFile, limit = ''): Promise<TimestampCounts> {
  const { sql, parameters } = sourceQuery([file])
  return connection.one<TimestampCounts>(`with source_row as (from (${sql}) ${limit}) from (${timestampForm})`, parameters)
}

/** Numbers are times only if the file has no written dates, and not all of them can be dates (REPORT.md, "Inputs"). */
export function formOf(counts: TimestampCounts): TimestampForm {
  if (counts.dates > 0 || (counts.date_hours > 0 && counts.date_hours === counts.seconds)) return 'dates'
  const most = Math.max(...epochUnits.map((unit) => counts[unit]))
  return most === 0 ? 'dates' : (epochUnits.findLast((unit) => counts[unit] === most) ?? 'dates')
}

export async function findTimeForm(connection: Connection, file: SourceFile): Promise<TimeForm> {
  const { sql, parameters } = sourceQuery([file])
  const counts = await connection.one<TimeCounts>(`with source_row as (${sql}) from (${timeForm})`, parameters)
  if (counts.numbers === 0 || counts.written_out > 0) return 'written_out'
  if (counts.day_fractions === counts.numbers && counts.decimals > 0) return 'day_fraction'
  // 1 can be 1:00 or the end of the day, and 9 to 5 can mean 17:00.
  const isOfOneMeaning = counts.largest > 12 || (counts.largest > 1 && counts.backward === 0)
  if (counts.whole_hours === counts.numbers && isOfOneMeaning) return 'whole_hours'
  // 540 and 1020 can be 9:00 and 17:00 in minutes since midnight.
  const mayBeMinutesOfDay = counts.quarters_of_day === counts.numbers && counts.odd_minutes > 0
  const isHoursAndMinutes = counts.hours_and_minutes === counts.numbers && counts.largest >= 100 && !mayBeMinutesOfDay
  return isHoursAndMinutes ? 'hours_and_minutes' : 'written_out'
}

/**
 * The order of day and month for each poll file, by its name; null for a file without dates in which the year comes last.
 * A file whose dates have both meanings follows the other files. Throws MAPPING_NEEDED if they do not say it and the user
 * has not chosen.
 */
export function orderDates(
  files: readonly { readonly name: string; readonly counts: TimestampCounts }[],
  chosen: DateOrder | undefined,
): ReadonlyMap<string, DateOrder | null> {
  const own = new Map(files.map(({ name, counts }) => [name, orderOf(counts)]))
  const decided = new Set([...own.values()].filter((order) => order === 'day-first' || order === 'month-first'))
  const [common] = decided.size === 1 ? decided : []
  return new Map(
    files.map(({ name, counts }) => {
      const order = own.get(name) ?? null
      if (counts.year_last > 0 && chosen !== undefined) return [name, chosen]
      if (order !== 'unclear') return [name, order]
      const settled = hasBothOrders(counts) ? undefined : common
      if (settled === undefined) throw new ValueQuestion('dates', dateQuestion(name, counts))
      return [name, settled]
    }),
  )
}

function orderOf({ dates, year_last, day_first, month_first }: TimestampCounts): DateOrder | 'unclear' | null {
  const telling = day_first + month_first
  if (telling > 0 && day_first >= decidingShare * telling) return 'day-first'
  if (telling > 0 && month_first >= decidingShare * telling) return 'month-first'
  // A few such dates among others are mistakes, which are rejected.
  return year_last * 2 > dates ? 'unclear' : null
}

function hasBothOrders({ day_first, month_first }: TimestampCounts): boolean {
  return day_first > 0 && month_first > 0
}

function dateQuestion(name: string, counts: TimestampCounts): string {
  const seen = hasBothOrders(counts)
    ? `The dates in ${name} have two orders: the day comes first in "${counts.day_first_example}", the month in "${counts.month_first_example}".`
    : `The dates in ${name} have two meanings: in "${counts.either_example}" the day or the month can come first.`
  return `${seen} Choose which of them comes first.`
}
