import { tableColumns, type TableColumn } from '../../../shared/folder/tableColumns'
import { fileRoles, type FileRole } from '../../../shared/folder/dataSet'
import { delimiters, splitRecords, type Delimiter } from './csvRecords'

/**
 * The columns of each table by the names that the SQL files use, each with the names it may have in a header, the most
 * specific first. Names are compared without case, spaces and punctuation: `Store ID` is `storeid`.
 */
const roleColumns = {
  polls: {
    store_id: ['storeid'],
    timestamp_utc: ['timestamputc', 'timestamp', 'polledat', 'observedat'],
    status: ['status', 'isactive'],
  },
  businessHours: {
    store_id: ['storeid'],
    day: ['day', 'dayofweek', 'weekday'],
    start_time_local: ['starttimelocal', 'starttime', 'start', 'opentime', 'opensat'],
    end_time_local: ['endtimelocal', 'endtime', 'end', 'closetime', 'closesat'],
  },
  timezones: { store_id: ['storeid'], timezone_str: ['timezonestr', 'timezone', 'tz'] },
} as const satisfies { [Role in FileRole]: Record<(typeof tableColumns)[Role][number], readonly string[]> }

/** The delimiter and the header of a file. */
export interface Layout {
  readonly delimiter: Delimiter
  /** Physical line of the header: 1 unless something comes before it, 0 if there is none. */
  readonly headerLine: number
  /** The names of the columns as written, trimmed. */
  readonly header: readonly string[]
}

/**
 * The table that a file is read as. It is plain data, so that a choice of the user can replace the guess. `columns` says
 * for each column of the file which column of the table it is; null if it is not needed.
 */
export interface Recognition extends Layout {
  readonly role: FileRole
  readonly columns: readonly (string | null)[]
}

/** Maximum number of characters before and in the header, such as a title, comments, or the line `sep=;` of Excel. */
const maximumPreambleLength = 16_384

/** Finds the header of one of the tables in the beginning of a text; null if there is none. */
export function recogniseText(text: string): Recognition | null {
  const candidates = delimiters.flatMap((delimiter) => {
    for (const layout of layoutsOf(text, delimiter)) {
      const recognition = recogniseHeader(layout)
      if (recognition !== null) return [recognition]
    }
    return []
  })
  return candidates.toSorted((one, other) => one.headerLine - other.headerLine)[0] ?? null
}

/** Recognises the table that a header belongs to; null if every table lacks a column. */
export function recogniseHeader(layout: Layout): Recognition | null {
  for (const role of fileRoles) {
    // Most lines are tried with a delimiter that they do not use.
    if (layout.header.length < tableColumns[role].length) continue
    const found = findColumns(role, layout.header)
    if (!found.some(({ index }) => index === -1)) {
      return { ...layout, role, columns: layout.header.map((_, at) => found.find(({ index }) => index === at)?.column ?? null) }
    }
  }
  return null
}

/** Guesses the layout of a text with an unknown header: the first line with the most common number of columns. */
export function likelyLayout(text: string): Layout {
  const layouts = delimiters.flatMap((delimiter) => {
    const records = layoutsOf(text, delimiter)
    const common = mostFrequent(records.map(({ header }) => header.length))
    return records.find(({ header }) => header.length === common) ?? []
  })
  const [likely] = layouts.toSorted((one, other) => other.header.length - one.header.length)
  return likely ?? { delimiter: ',', headerLine: 1, header: [] }
}

/** Returns the first of several numbers that are equally frequent. */
function mostFrequent(numbers: readonly number[]): number | undefined {
  const counts = new Map<number, number>()
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1)
  return [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0]
}

/** The columns of a table that a header lacks. */
export function missingColumns(role: FileRole, header: readonly string[]): readonly string[] {
  return findColumns(role, header).flatMap(({ column, index }) => (index === -1 ? [column] : []))
}

/**
 * The columns of a table that several columns of a header could be, each with the positions of these. The exact name wins
 * over other names, except for `day`, which is not more specific than `dayOfWeek`: exports use either.
 */
export function ambiguousColumns(
  role: FileRole,
  header: readonly string[],
): readonly { column: TableColumn; positions: readonly number[] }[] {
  const plainNames = header.map(plainName)
  const positionsOf = (names: readonly string[]): readonly number[] =>
    plainNames.flatMap((name, position) => (names.includes(name) ? [position] : []))
  return tableColumns[role].flatMap((column) => {
    const names = synonymsOf(role, column)
    const exact = positionsOf(names.slice(0, 1))
    const positions = exact.length > 0 && column !== 'day' ? exact : positionsOf(names)
    return positions.length > 1 ? [{ column, positions }] : []
  })
}

/** Every record at the beginning of a text, as a candidate for the header. */
function layoutsOf(text: string, delimiter: Delimiter): readonly Layout[] {
  const records = splitRecords(text.slice(0, maximumPreambleLength), delimiter)
  return records.map(({ line, fields }) => ({ delimiter, headerLine: line, header: fields.map((name) => name.trim()) }))
}

/** The position in a header of every column of a table; -1 if it is missing. */
export function findColumns(role: FileRole, header: readonly string[]): readonly { column: TableColumn; index: number }[] {
  const names = header.map(plainName)
  return tableColumns[role].map((column) => {
    const [index = -1] = synonymsOf(role, column).flatMap((name) => (names.includes(name) ? [names.indexOf(name)] : []))
    return { column, index }
  })
}

function synonymsOf(role: FileRole, column: TableColumn): readonly string[] {
  const columns: Readonly<Partial<Record<TableColumn, readonly string[]>>> = roleColumns[role]
  return columns[column] ?? []
}

function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
}

/** Whether a status column may say yes or no, such as `is_active`. */
export function acceptsYesNo(headerName: string): boolean {
  return plainName(headerName) !== 'status'
}
