import type { MappedColumns } from '../../../shared/folder/mapping'
import { missingColumnsOf, readColumns, type ReadColumn } from '../../../shared/folder/tableColumns'
import type { FileRole } from '../../../shared/folder/fileRole'
import { findColumns } from '../files/recogniseHeader'
import { isKnownZone } from '../time/zones'
import type { SampledColumn } from './columnSampler'
import { guessStoreColumn, isStoreName, mayNameStores } from './guessStoreColumn'
import { hasLocalTimes } from './localTimes'

type Columns = readonly SampledColumn[]

const timeOfDay =
  /^(?:(?:18|19)\d\d-\d\d-\d\d[T ]|[01] days? )?\d{1,2}(?:(?::\d\d){1,2}(?:\.\d+)?(?:Z|[+-]\d\d(?::?\d\d)?)?|h\d{0,2})?\s*(?:[ap]\.?m\.?)?$|^(?:noon|midnight)$/i
/** A date and time, with the year first, the year last, the name of the month, or no separators. */
const dateAndTime =
  /^\d{4}[-/.]\d\d?[-/.]\d\d?[ T]+\d|^\d\d?[-/.]\d\d?[-/.]\d{4}[ ,T]+\d|^(?:[a-z]{3,9},? )?\d\d? [a-z]{3,9} \d{4} \d|^\d{8}T\d{4}/i
const dateOnly = /^\d{4}[-/.]\d\d?[-/.]\d\d?$/
/** Seconds to nanoseconds since 1970, from 2001 on. Some ids of stores are numbers with 19 digits too. */
const epoch = /^1(?:\d{9}|\d{12}|\d{15}|[4-9]\d{17})(?:\.\d+)?$/
/** Values that are a status only in a column whose name says so, because columns of other kinds have them too. */
const statusFlag = /^(?:true|false|t|f|yes|no|y|n|[01](?:\.0)?|[2-5]\d\d)$/i
const statusName = /status|state|up|online|active|alive|health|available|result|code/i

/** Whether a value looks like one of the column. Store ids look like anything. */
const looksLike = {
  timestamp_utc: (value) => dateAndTime.test(value) || epoch.test(value),
  status: (value, name) =>
    /^(?:(?:in)?active|up|down|o(?:n|ff)line|ok|fail(?:ed)?|(?:un)?healthy)$/i.test(value) || (statusName.test(name) && statusFlag.test(value)),
  day: (value) => /^(?:0*[0-6](?:\.0*)?|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)$/i.test(value),
  start_time_local: (value) => timeOfDay.test(value) && /[:hn]/i.test(value),
  end_time_local: (value) => timeOfDay.test(value) && /[:hn]/i.test(value),
  date: (value) => dateOnly.test(value),
  timezone_str: (value) => value.includes('/') && isKnownZone(value),
} as const satisfies Partial<Record<ReadColumn, (value: string, name: string) => boolean>>

/** Guesses which columns of a file are the columns of a table, by their names and then by their values. */
export function guessColumns(role: FileRole, columns: Columns): MappedColumns {
  const guesses = new Map<ReadColumn, string>()
  for (const [column, index] of findColumns(role, columns.map(({ name }) => name))) {
    const name = columns[index]?.name
    if (name !== undefined) guesses.set(column, name)
  }
  // Only its values tell a time from a date with a time, such as those in a column `Time (UTC)`.
  if (!guesses.has('timestamp_utc')) guesses.delete('time_utc')
  const free = (): Columns => columns.filter(({ name }) => ![...guesses.values()].includes(name))
  for (const column of missingColumnsOf(role, [...guesses.keys()])) {
    if (column === 'store_id') continue
    const likely = guessByValue(column, free())
    if (likely !== null) guesses.set(column, likely)
  }
  if (role === 'polls' && !guesses.has('timestamp_utc')) {
    for (const [column, name] of guessDateAndTime(free())) guesses.set(column, name)
  }
  const storeColumn = guesses.has('store_id') ? null : guessStoreOf(role, free())
  if (storeColumn !== null) guesses.set('store_id', storeColumn)
  const inOrder = readColumns(role).flatMap((column) => {
    const name = guesses.get(column)
    return name === undefined ? [] : [[column, name] as const]
  })
  return Object.fromEntries(inOrder)
}

/** Numbers of stores follow each other in a file with one row a store, if it has nothing else that can be a store. */
function guessStoreOf(role: FileRole, free: Columns): string | null {
  const [only, ...others] = free
  return role === 'timezones' && others.length === 0 ? (only?.name ?? null) : guessStoreColumn(free)
}

/** Names that make a column the likeliest of those with the right values, the most telling first. */
const telling = {
  timestamp_utc: [/utc|gmt/i, /time|date|seen|poll|observ|check|stamp|at$/i],
  status: [/status|state/i, /active|online|up|alive|health/i],
  day: [/day|week|dow/i],
  start_time_local: [/open|start|from|begin/i],
  end_time_local: [/clos|end|until|till|to\b/i],
  date: [/date|day/i],
  timezone_str: [/zone|tz/i],
} as const satisfies Record<keyof typeof looksLike, readonly RegExp[]>

/**
 * The column whose values look like those of a column of a table. Small numbers look like weekdays, so they need a telling
 * name, or to be the only such column. Null if nothing tells.
 */
function guessByValue(column: keyof typeof looksLike, free: Columns): string | null {
  const alike = free.filter((candidate) => {
    const { name, samples } = candidate
    const mayBe = !isStoreName(name) && (column !== 'timestamp_utc' || !hasLocalTimes(candidate))
    return mayBe && samples.length > 0 && samples.every((value) => looksLike[column](value, name))
  })
  const candidates = alike.toSorted((one, other) => Number(isUnlikely(column, one)) - Number(isUnlikely(column, other)))
  for (const pattern of telling[column]) {
    const named = candidates.find(({ name }) => pattern.test(name))
    if (named !== undefined) return named.name
  }
  const [first] = column === 'day' ? candidates.filter(({ samples }) => candidates.length === 1 || samples.some((value) => /[a-z]/i.test(value))) : candidates
  return first?.name ?? null
}

/** Whether another column that looks alike is likelier: the status now rather than before, and names of weekdays rather than numbers. */
function isUnlikely(column: keyof typeof looksLike, { name, samples }: SampledColumn): boolean {
  if (column === 'status') return /prev|old|before|former|last|expected/i.test(name)
  return column === 'day' && samples.every((value) => /^\d/.test(value))
}

/** The columns of the date and the time of polls, if both are there. */
function guessDateAndTime(free: Columns): readonly (readonly [ReadColumn, string])[] {
  const find = (looksRight: (value: string) => boolean): string | undefined =>
    free.find((column) => !hasLocalTimes(column) && column.samples.length > 0 && column.samples.every(looksRight))?.name
  const [date, time] = [find((value) => dateOnly.test(value)), find(looksLike.start_time_local)]
  return date === undefined || time === undefined ? [] : [['timestamp_utc', date], ['time_utc', time]]
}

/** The column with times of polls that are not UTC, which must not be read as UTC; null if there is none. */
export function localTimesOf(columns: Columns): string | null {
  const local = columns.find((column) => hasLocalTimes(column) && column.samples.some(looksLike.timestamp_utc))
  return local?.name ?? null
}

/** Whether a file has every column of a table, by name or by values. */
export function matchesAllColumns(role: FileRole, columns: Columns): boolean {
  return missingColumnsOf(role, guessedColumns(role, guessColumns(role, columns))).length === 0
}

/**
 * Whether a file can hardly be anything else: it has every column of a table, and a store column whose name says so, or
 * it has polls without a header.
 */
export function surelyIs(role: FileRole, columns: Columns): boolean {
  const { store_id: store = '' } = guessColumns(role, columns)
  return matchesAllColumns(role, columns) && (isStoreName(store) || (role === 'polls' && /^#\d+$/.test(store)))
}

function guessedColumns(role: FileRole, guesses: MappedColumns): readonly ReadColumn[] {
  return readColumns(role).filter((column) => guesses[column] !== undefined)
}

/** Whether a file with an unknown header may have polls: a column looks like times of polls or like a status. */
export function mayBePolls(columns: Columns): boolean {
  const { timestamp_utc: time, status } = guessColumns('polls', columns)
  return columns.length >= 3 && (time !== undefined || status !== undefined)
}

/**
 * Whether a file seems to have polls, although its header is not theirs: times and statuses without a header, or beside a
 * column whose name can be that of stores. Other services are monitored too, and incidents have a time and a status.
 */
export function seemsToBePolls(columns: Columns): boolean {
  const { store_id: store, timestamp_utc: time = localTimesOf(columns), status } = guessColumns('polls', columns)
  const ofStatus = columns.find(({ name }) => name === status)
  if (columns.length < 3 || time === null || ofStatus === undefined) return false
  if (columns.every(({ name }) => /^#\d+$/.test(name))) return true
  return store !== undefined && mayNameStores(store) && ofStatus.samples.every((value) => looksLike.status(value, ofStatus.name))
}
