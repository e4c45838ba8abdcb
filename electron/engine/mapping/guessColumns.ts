import type { MappableFile, MappedColumns } from '../../../shared/folder/mapping'
import { readColumns, tableColumns, type ReadColumn, type TableColumn } from '../../../shared/folder/tableColumns'
import type { FileRole } from '../../../shared/folder/dataSet'
import { findColumns } from '../files/recogniseHeader'
import { isKnownZone } from '../time/zones'

type Columns = MappableFile['columns']

const timeOfDay =
  /^(?:(?:18|19)\d\d-\d\d-\d\d[T ]|[01] days? )?\d{1,2}(?:(?::\d\d){1,2}(?:\.\d+)?(?:Z|[+-]\d\d(?::?\d\d)?)?|h\d{0,2})?\s*(?:[ap]\.?m\.?)?$|^(?:noon|midnight)$/i
/** A date and time, with the year first, the year last, the name of the month, or no separators. */
const dateAndTime =
  /^\d{4}[-/.]\d\d?[-/.]\d\d?[ T]+\d|^\d\d?[-/.]\d\d?[-/.]\d{4}[ ,T]+\d|^(?:[a-z]{3,9},? )?\d\d? [a-z]{3,9} \d{4} \d|^\d{8}T\d{4}/i
/** Seconds to nanoseconds since 1970, from 2001 on. Some ids of stores are numbers with 19 digits too. */
const epoch = /^1(?:\d{9}|\d{12}|\d{15}|[4-9]\d{17})(?:\.\d+)?$/
/** Values that are a status only in a column whose name says so, because columns of other kinds have them too. */
const statusFlag = /^(?:true|false|t|f|yes|no|y|n|[01](?:\.0)?|[2-5]\d\d)$/i
const statusName = /status|state|up|online|active|alive|health|available|result|code/i

/** Whether a value looks like one of the column. Store ids look like anything, so the store column is guessed by its name. */
const looksLike: Readonly<Record<Exclude<TableColumn, 'store_id'>, (value: string, name: string) => boolean>> = {
  timestamp_utc: (value) => dateAndTime.test(value) || epoch.test(value),
  status: (value, name) =>
    /^(?:(?:in)?active|up|down|o(?:n|ff)line|ok|fail(?:ed)?|(?:un)?healthy)$/i.test(value) || (statusName.test(name) && statusFlag.test(value)),
  day: (value) => /^(?:0*[0-6](?:\.0*)?|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)$/i.test(value),
  start_time_local: (value) => timeOfDay.test(value) && /[:hn]/i.test(value),
  end_time_local: (value) => timeOfDay.test(value) && /[:hn]/i.test(value),
  timezone_str: (value) => value.includes('/') && isKnownZone(value),
}
const storeName = /store|shop|site|outlet|branch|location|restaurant/i

/** Guesses which columns of a file are the columns of a table, by their names and then by their values. */
export function guessColumns(role: FileRole, columns: Columns): MappedColumns {
  const guesses = new Map<ReadColumn, string>()
  for (const [column, index] of findColumns(role, columns.map(({ name }) => name))) {
    const name = columns[index]?.name
    if (name !== undefined) guesses.set(column, name)
  }
  const free = (): Columns => columns.filter(({ name }) => ![...guesses.values()].includes(name))
  for (const column of tableColumns[role]) {
    if (guesses.has(column) || column === 'store_id') continue
    const likely = free().find(({ name, samples }) => samples.length > 0 && samples.every((value) => looksLike[column](value, name)))
    if (likely !== undefined) guesses.set(column, likely.name)
  }
  if (!guesses.has('store_id')) {
    const likely = free().find(({ name }) => storeName.test(name)) ?? free().find(({ name }) => /id$/i.test(name))
    if (likely !== undefined) guesses.set('store_id', likely.name)
  }
  const inOrder = readColumns(role).flatMap((column) => {
    const name = guesses.get(column)
    return name === undefined ? [] : [[column, name] as const]
  })
  return Object.fromEntries(inOrder)
}

/** Whether a file has every column of a table, by name or by values, and a store column whose name says so. */
export function matchesAllColumns(role: FileRole, columns: Columns): boolean {
  const guesses = guessColumns(role, columns)
  return tableColumns[role].every((column: TableColumn) => guesses[column] !== undefined) && storeName.test(guesses.store_id ?? '')
}

/** Whether a file with an unknown header may have polls: a column looks like times of polls or like a status. */
export function mayBePolls(columns: Columns): boolean {
  const { timestamp_utc: time, status } = guessColumns('polls', columns)
  return columns.length >= tableColumns.polls.length && (time !== undefined || status !== undefined)
}
