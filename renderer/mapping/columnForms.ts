import type { MappedColumns } from '../../shared/folder/mapping'
import { missingColumnsOf, readColumns, tableColumns, dayPrefixes, weekdayColumns, type ReadColumn } from '../../shared/folder/tableColumns'
import type { FileRole } from '../../shared/folder/fileRole'
import { columnLabels, dayColumnLabels, weekdays } from '../../shared/core/labels'

/** What a row of business hours is: an opening, a weekday with its hours in one column, or a store with all weekdays. */
export type HoursForm = 'opening' | 'hours' | 'week'

export const hoursFormLabels: Readonly<Record<HoursForm, string>> = {
  opening: 'one opening, with a column for its start and its end',
  hours: 'one weekday, with all its hours in one column',
  week: 'one store, with columns for every weekday',
}

/** The parts that a weekday has in business hours with one row per store. */
const dayParts = ['open', 'close', 'hours', 'closed'] as const

/** The columns of one weekday, Monday first. */
export const dayColumns = dayPrefixes.map((day, at) => ({
  name: weekdays[at] ?? day,
  columns: dayParts.map((part) => ({ part, column: `${day}_${part}` as const })),
}))

const ofOneWeekday: ReadonlySet<ReadColumn> = new Set(weekdayColumns)

const formColumns: Readonly<Record<HoursForm, readonly ReadColumn[]>> = {
  opening: ['store_id', 'day', 'start_time_local', 'end_time_local'],
  hours: ['store_id', 'day', 'hours'],
  week: ['store_id', ...weekdayColumns],
}

const closedColumns: readonly ReadColumn[] = ['is_closed', 'is_open']

/** The form that the chosen columns have; null if they say nothing about it. */
export function formOf(columns: MappedColumns): HoursForm | null {
  if (columns.start_time_local !== undefined || columns.end_time_local !== undefined) return 'opening'
  if (columns.hours !== undefined) return 'hours'
  return weekdayColumns.some((column) => columns[column] !== undefined) ? 'week' : null
}

/** The columns that a file must have. Those of single weekdays are not among them, because no single one is required. */
export function requiredColumns(role: FileRole, form: HoursForm): readonly ReadColumn[] {
  if (role !== 'businessHours') return tableColumns[role]
  return formColumns[form].filter((column) => !ofOneWeekday.has(column))
}

/** The columns that a file may have besides, without those of single weekdays. */
export function optionalColumns(role: FileRole, form: HoursForm): readonly ReadColumn[] {
  const required = requiredColumns(role, form)
  const columns = columnsOfForm(role, form)
  return columns.filter((column) => !required.includes(column) && !ofOneWeekday.has(column))
}

/** The chosen columns without those of another form. */
export function withinForm(role: FileRole, form: HoursForm, columns: MappedColumns): MappedColumns {
  const allowed = columnsOfForm(role, form)
  return Object.fromEntries(Object.entries(columns).filter(([column]) => allowed.some((other) => other === column)))
}

function columnsOfForm(role: FileRole, form: HoursForm): readonly ReadColumn[] {
  if (role !== 'businessHours') return readColumns(role)
  return [...formColumns[form], ...(form === 'week' ? [] : closedColumns), 'valid_from', 'valid_to', 'timezone_str']
}

/** What is still to be chosen, as the end of a sentence; null if nothing is. */
export function missingChoice(role: FileRole, form: HoursForm, columns: MappedColumns): string | null {
  const present = readColumns(role).filter((column) => columns[column] !== undefined)
  const missing = missingColumnsOf(role, present)
  const column = requiredColumns(role, form).find((candidate) => missing.some((other) => other === candidate))
  if (column !== undefined) return `the “${columnLabel(column)}” column`
  if (role === 'businessHours' && form === 'hours' && columns.hours === undefined) return `the “${columnLabel('hours')}” column`
  return missing.length > 0 ? 'opening and closing times, or hours, for at least two weekdays' : null
}

const labels: Readonly<Partial<Record<ReadColumn, string>>> = columnLabels

/** `Weekday`, `Monday opens`. */
export function columnLabel(column: ReadColumn): string {
  for (const { name, columns } of dayColumns) {
    const found = columns.find((other) => other.column === column)
    if (found !== undefined) return `${name} ${dayColumnLabels[found.part]}`
  }
  return labels[column] ?? column
}
