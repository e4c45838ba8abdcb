import { tableColumns, type TableColumn } from '../../../shared/folder/tableColumns'
import { fileRoles, type FileRole } from '../../../shared/folder/dataSet'
import { delimiters, splitRecords, type Delimiter } from './csvRecords'

/**
 * The columns of each role in the names the SQL files use, each with the header names it may have, the most telling
 * first. Header names are compared without case, spaces and punctuation: `Store ID` is `storeid`.
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

/** How the text of a file is laid out. */
export interface Layout {
  readonly delimiter: Delimiter
  /** Physical line of the header; 1 unless something stands before it, 0 for lines that have none. */
  readonly headerLine: number
  /** The names of the columns as they are written, without spaces around them. */
  readonly header: readonly string[]
}

/**
 * What a file is taken for. It is data and nothing else, so that a choice of the user can stand in for the guess.
 * `columns` says for each column of the file what it is, or null where it is not needed.
 */
export interface Recognition extends Layout {
  readonly role: FileRole
  readonly columns: readonly (string | null)[]
}

/** A header may come after a title, comments, or the line `sep=;` of Excel, but not behind this many characters. */
const longestPreamble = 16_384

/** Tells by the beginning of a file's text which of its lines is the header and what the columns are; null if none is. */
export function recognise(text: string): Recognition | null {
  const candidates = delimiters.flatMap((delimiter) => {
    for (const layout of layoutsOf(text, delimiter)) {
      const recognition = recogniseHeader(layout)
      if (recognition !== null) return [recognition]
    }
    return []
  })
  return candidates.toSorted((one, other) => one.headerLine - other.headerLine)[0] ?? null
}

/** What a file with these columns is; null if it has not all that any role needs. */
export function recogniseHeader(layout: Layout): Recognition | null {
  for (const role of fileRoles) {
    // Most lines are looked at with a delimiter that is not theirs.
    if (layout.header.length < tableColumns[role].length) continue
    const found = findColumns(role, layout.header)
    if (!found.some(({ index }) => index === -1)) {
      return { ...layout, role, columns: layout.header.map((_, at) => found.find(({ index }) => index === at)?.column ?? null) }
    }
  }
  return null
}

/** The layout of a text whose header is not one of the three: the first line that has as many columns as most have. */
export function likelyLayout(text: string): Layout {
  const layouts = delimiters.flatMap((delimiter) => {
    const records = layoutsOf(text, delimiter)
    const usual = mostFrequent(records.map(({ header }) => header.length))
    return records.find(({ header }) => header.length === usual) ?? []
  })
  const [likely] = layouts.toSorted((one, other) => other.header.length - one.header.length)
  return likely ?? { delimiter: ',', headerLine: 1, header: [] }
}

/** Of numbers that are there equally often, the first. */
function mostFrequent(numbers: readonly number[]): number | undefined {
  const counts = new Map<number, number>()
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1)
  return [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0]
}

/** The columns of a role that a header lacks, in the names of the SQL files. */
export function missingColumns(role: FileRole, header: readonly string[]): readonly string[] {
  return findColumns(role, header).flatMap(({ column, index }) => (index === -1 ? [column] : []))
}

/**
 * The columns of a role that several columns of a header may be, each with the places of these. One that has its very
 * name goes before those with other names, but `day` says no more than `dayOfWeek`: exports have the one or the other.
 */
export function ambiguousColumns(
  role: FileRole,
  header: readonly string[],
): readonly { column: TableColumn; places: readonly number[] }[] {
  const plainNames = header.map(plainName)
  const placesOf = (names: readonly string[]): readonly number[] =>
    plainNames.flatMap((name, place) => (names.includes(name) ? [place] : []))
  return tableColumns[role].flatMap((column) => {
    const names = synonymsOf(role, column)
    const ownPlaces = placesOf(names.slice(0, 1))
    const places = ownPlaces.length > 0 && column !== 'day' ? ownPlaces : placesOf(names)
    return places.length > 1 ? [{ column, places }] : []
  })
}

/** Every record at the beginning of a text that may be its header. */
function layoutsOf(text: string, delimiter: Delimiter): readonly Layout[] {
  const records = splitRecords(text.slice(0, longestPreamble), delimiter)
  return records.map(({ line, fields }) => ({ delimiter, headerLine: line, header: fields.map((name) => name.trim()) }))
}

/** For every column of a role its place in a header; -1 where it is not there. */
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

/** Whether a column that tells the status may do so by yes or no, as `is_active` does. */
export function acceptsYesNo(headerName: string): boolean {
  return plainName(headerName) !== 'status'
}
