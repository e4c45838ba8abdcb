import { attributeColumns, isAttributeColumn, type FileColumn } from '../files/attributeColumns'
import { countOwnColumns } from '../files/pathColumns'
import type { RecognisedFile } from '../files/readFileHead'
import type { Readings } from './readings'

/** A recognised file, and its place among the files of its folder. */
export interface NumberedFile extends RecognisedFile {
  /** The `file_index` of its rows. */
  readonly index: number
}

/** Such a file, and the path from which its rows can be read as strict CSV in UTF-8, or as Parquet. */
export interface SourceFile extends NumberedFile {
  readonly readPath: string
  /** Whether `readPath` is a copy of the rows, which has no header. */
  readonly isCopy: boolean
  /** Maximum number of bytes that it may unpack to. */
  readonly maximumUnpacked: number
  readonly readings: Readings
}

/** A file, and those after it that are read in the same way; their indexes are consecutive. */
export interface SourceGroup extends SourceFile {
  readonly others: readonly SourceFile[]
}

/** The index of the file that a row of `readSql` is from. */
export function indexSql({ index, others }: SourceGroup): string {
  return others.length === 0 ? `${index}::usmallint` : `(${index} + file_index)::usmallint`
}

/**
 * The rows of a file, or of a group of files, whose paths are the parameter `path` with its index, and those of `pathParameters`. All names in it are our own:
 * the header of a file never becomes SQL, and neither do the names of folders in its path (DuckDB would read
 * `status=active/` as a column). The buffer is small, so that several cores share the work on one file.
 */
export function readSql(file: SourceFile): string {
  const ofPath = pathParameters(file).map(({ parameter, column }) => `$${parameter}::varchar as ${column}`)
  return ofPath.length === 0 ? readOwnSql(file) : `(select *, ${ofPath.join(', ')} from ${readOwnSql(file)})`
}

/** The columns of a file that are in the names of its folders, each with the parameter that has its value. */
export function pathParameters({ index, columns, pathValues }: SourceFile): readonly { parameter: string; column: string; value: string }[] {
  const ownColumns = countOwnColumns(columns, pathValues)
  return pathValues.flatMap((value, at) => {
    const column = columns[ownColumns + at] ?? null
    return column === null ? [] : [{ parameter: `value${index}_${at}`, column, value }]
  })
}

function readOwnSql(file: SourceFile): string {
  const ownNames = file.columns.slice(0, countOwnColumns(file.columns, file.pathValues)).map((name, at) => name ?? `unused_${at}`)
  const path = `$path${file.index}`
  if (file.kind === 'parquet' && !file.isCopy) {
    return `read_parquet(${path}, hive_partitioning = false) as parquet_row(${ownNames.join(', ')})`
  }
  return `read_csv(${path}, columns = {${ownNames.map((name) => `'${name}': 'VARCHAR'`).join(', ')}},
    auto_detect = false, header = ${!file.isCopy && file.headerLine > 0}, strict_mode = true, delim = '${file.delimiter}', quote = '"',
    escape = '"', hive_partitioning = false, buffer_size = 2097152)`
}

/** The text in a column of the rows that `readSql` returns; null if the file does not have the column. */
export function columnSql(file: SourceFile, name: FileColumn): string {
  if (!file.columns.includes(name)) return 'null::varchar'
  return file.kind === 'parquet' && !file.isCopy ? `${name}::varchar` : name
}

/** Whether the day comes first in dates in which the year comes last; null if the file has no such dates. */
export function isDayFirstSql({ readings }: SourceFile): string {
  return readings.dateOrder === null ? 'null::boolean' : String(readings.dateOrder === 'day-first')
}

/** The list of the attributes in the rows that `readSql` returns, up to the last one that the file has; null if it has none. */
export function attributesSql(file: SourceFile): string {
  const last = attributeColumns.findLastIndex((column) => file.columns.includes(column))
  if (last === -1) return 'null::varchar[]'
  return `[${attributeColumns.slice(0, last + 1).map((column) => columnSql(file, column)).join(', ')}]`
}

/** Whether a file has attributes of stores. */
export function hasAttributes({ columns }: Pick<SourceFile, 'columns'>): boolean {
  return columns.some(isAttributeColumn)
}

/** Whether a file has time zones beside something else: attributes, hours or polls. */
export function hasZonesBeside({ role, columns }: SourceFile): boolean {
  return role !== 'timezones' && columns.includes('timezone_str')
}
