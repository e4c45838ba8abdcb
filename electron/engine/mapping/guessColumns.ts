import type { MappableFile, MappedColumns } from '../../../shared/folder/mapping'
import { readColumns, tableColumns, type ReadColumn, type TableColumn } from '../../../shared/folder/tableColumns'
import type { FileRole } from '../../../shared/folder/dataSet'
import { findColumns } from '../files/recogniseHeader'
import { isKnownZone } from '../time/zones'

type Columns = MappableFile['columns']

const timeOfDay = /^\d{1,2}(?::\d\d){0,2}\s*(?:[ap]\.?m\.?)?$/i

/** Whether a value looks like one of the column. Store ids look like anything, so the store column is guessed by its name. */
const looksLike: Readonly<Record<Exclude<TableColumn, 'store_id'>, (value: string) => boolean>> = {
  timestamp_utc: (value) => /^\d{4}-\d\d?-\d\d?[ T]\d/.test(value) || /^1\d{9}(?:\d{3})?$/.test(value),
  status: (value) => /^(?:in)?active$/i.test(value),
  day: (value) => /^(?:0*[0-6](?:\.0*)?|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)$/i.test(value),
  start_time_local: (value) => timeOfDay.test(value) && value.includes(':'),
  end_time_local: (value) => timeOfDay.test(value) && value.includes(':'),
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
    const likely = free().find(({ samples }) => samples.length > 0 && samples.every(looksLike[column]))
    if (likely !== undefined) guesses.set(column, likely.name)
  }
  if (!guesses.has('store_id')) {
    const likely = free().find(({ name }) => storeName.test(name)) ?? free().find(({ name }) => /id$/i.test(name)) ?? onlyOne(free())
    if (likely !== undefined) guesses.set('store_id', likely.name)
  }
  const inOrder = readColumns(role).flatMap((column) => {
    const name = guesses.get(column)
    return name === undefined ? [] : [[column, name] as const]
  })
  return Object.fromEntries(inOrder)
}

function onlyOne(columns: Columns): Columns[number] | undefined {
  return columns.length === 1 ? columns[0] : undefined
}

/** Whether a file has every column of a table, by name or by values, and a store column whose name says so or that has none. */
export function matchesAllColumns(role: FileRole, columns: Columns): boolean {
  const guesses = guessColumns(role, columns)
  return tableColumns[role].every((column: TableColumn) => guesses[column] !== undefined) && (storeName.test(guesses.store_id ?? '') || /^#\d+$/.test(guesses.store_id ?? ''))
}

/** Whether a file with an unknown header may have polls: a column looks like times of polls or like a status. */
export function mayBePolls(columns: Columns): boolean {
  const { timestamp_utc: time, status } = guessColumns('polls', columns)
  return columns.length >= tableColumns.polls.length && (time !== undefined || status !== undefined)
}
