import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { WeeklyOpening } from './openTime'
import { dayMicroseconds, parseInstant, parseTimeOfDay, secondMicroseconds, type DateOrder } from './time'

export interface Poll {
  /** Microseconds since 1970. */
  readonly time: number
  readonly active: boolean
}

export interface Store {
  readonly storeId: string
  /** The name in the file; null if there is none. */
  zone: string | null
  readonly openings: WeeklyOpening[]
  readonly polls: Poll[]
  /** What stores files say about the store; the first value counts, and a missing one is not in it. */
  readonly attributes: Map<string, string>
}

type Row = Readonly<Record<string, string>>

/** Plain CSV only: no quotes. */
function readRows(path: string): readonly Row[] {
  const [header = '', ...lines] = readFileSync(path, 'utf8').split(/\r?\n/)
  const names = header.split(',').map((name) => name.trim().toLowerCase())
  return lines
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const values = line.split(',')
      return Object.fromEntries(names.map((name, index) => [name, values[index]?.trim() ?? '']))
    })
}

const activeWords = ['active', 'up', 'online', 'true', 'yes', '1', 'ok', '200']
const inactiveWords = ['inactive', 'down', 'offline', 'false', 'no', '0', 'failed', '503']

type ReadInstant = (text: string) => number | null

/** How the timestamps of a file are read: numbers of 15 or 16 digits are microseconds if nothing is written out. */
function readerOfInstants(rows: readonly Row[]): ReadInstant {
  const texts = rows.map((row) => row['timestamp_utc'] ?? '')
  if (texts.every((text) => /^\d{15,16}$/.test(text))) return (text) => Number(text)
  const order = orderOfDates(texts)
  return (text) => parseInstant(text, order)
}

/** Null if the dates do not tell it, or if they contradict each other. */
function orderOfDates(texts: readonly string[]): DateOrder | null {
  const dates = texts.flatMap((text) => {
    const [, first = '', second = ''] = /^(\d\d?)[-/.](\d\d?)[-/.]\d{4}\b/.exec(text) ?? []
    return first === '' ? [] : [{ first: Number(first), second: Number(second) }]
  })
  const [isDayFirst, isMonthFirst] = [dates.some(({ first }) => first > 12), dates.some(({ second }) => second > 12)]
  if (isDayFirst === isMonthFirst) return null
  return isDayFirst ? 'day-first' : 'month-first'
}

/** How the times of day of a file are read: as fractions of a day if all are numbers up to 1, and not all are whole. */
function readerOfTimes(rows: readonly Row[]): ReadInstant {
  const texts = rows.flatMap((row) => [row['start_time_local'] ?? '', row['end_time_local'] ?? ''])
  const areFractions = texts.every((text) => /^[01](?:\.\d+)?$/.test(text) && Number(text) <= 1)
  if (!areFractions || texts.every((text) => Number.isInteger(Number(text)))) return parseTimeOfDay
  return (text) => Math.round((Number(text) * dayMicroseconds) / secondMicroseconds) * secondMicroseconds
}

function pollOf(row: Row, readInstant: ReadInstant): Poll | null {
  const time = readInstant(row['timestamp_utc'] ?? '')
  const status = row['status']?.toLowerCase() ?? ''
  return time !== null && [...activeWords, ...inactiveWords].includes(status) ? { time, active: activeWords.includes(status) } : null
}

function openingOf(row: Row, readTime: ReadInstant): WeeklyOpening | null {
  const day = row['day'] ?? row['dayofweek'] ?? ''
  const start = readTime(row['start_time_local'] ?? '')
  const end = readTime(row['end_time_local'] ?? '')
  return /^[0-6]$/.test(day) && start !== null && end !== null ? { day: Number(day), start, end } : null
}

/** Only the stores files of the generator, whose columns have the keys of the attributes as names. */
function isStoresFile([first = {}]: readonly Row[]): boolean {
  return 'name' in first
}

function addAttributes({ attributes }: Store, row: Row): void {
  for (const [column, value] of Object.entries(row)) {
    // A column of every report has this name.
    const key = column === 'state' ? 'state_2' : column
    if (key !== 'store_id' && value !== '' && !attributes.has(key)) attributes.set(key, value)
  }
}

/** Every store that is in a usable row of any CSV file in the folder, sorted by id. */
export function readFolder(folder: string): readonly Store[] {
  const stores = new Map<string, Store>()
  const storeOf = (storeId: string): Store => {
    const store = stores.get(storeId) ?? { storeId, zone: null, openings: [], polls: [], attributes: new Map<string, string>() }
    stores.set(storeId, store)
    return store
  }
  const files = readdirSync(folder).filter((name) => name.endsWith('.csv'))
  for (const rows of files.map((name) => readRows(join(folder, name)))) {
    if (isStoresFile(rows)) {
      for (const row of rows) addAttributes(storeOf(row['store_id'] ?? ''), row)
      continue
    }
    const readInstant = readerOfInstants(rows)
    const readTime = readerOfTimes(rows)
    for (const row of rows) {
      const storeId = row['store_id'] ?? ''
      if (storeId === '') continue
      const poll = pollOf(row, readInstant)
      const opening = openingOf(row, readTime)
      const zone = row['timezone_str'] ?? ''
      if (poll !== null) storeOf(storeId).polls.push(poll)
      if (opening !== null) storeOf(storeId).openings.push(opening)
      if (zone !== '') storeOf(storeId).zone = zone
    }
  }
  return [...stores.values()].toSorted((left, right) => (left.storeId < right.storeId ? -1 : 1))
}
