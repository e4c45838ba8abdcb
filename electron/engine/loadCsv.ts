import type { FileRole } from '../../shared/report'
import type { CsvFile } from './csvFolder'
import { readRecords, type CsvRecord } from './csvRecords'
import type { Connection, Parameters } from './database'
import { EngineError } from './errors'
import { withoutWildcards } from './fileStart'
import type { IssueCode } from './issues'
import { isYesOrNo, roleColumns } from './recognise'
import businessHoursRow from './sql/business_hours_row.sql?raw'
import timezonesRow from './sql/timezones_row.sql?raw'

/** The relation that takes the rows of each small role, and the query that makes them from `source_row`. */
export const rowTables = {
  businessHours: { table: 'business_hours_row', query: businessHoursRow },
  timezones: { table: 'timezones_row', query: timezonesRow },
} as const satisfies Partial<Record<FileRole, { table: string; query: string }>>
export type SmallRole = keyof typeof rowTables
export const smallRoles: readonly SmallRole[] = ['businessHours', 'timezones']

/** A file and its number among all files, which the relations know it by. */
export interface NumberedFile {
  readonly file: CsvFile
  readonly index: number
}

/** A line that is not a record of its file. */
export interface BrokenLine {
  readonly line: number
  readonly code: IssueCode
  readonly value: string
}

/** A query for `source_row`: the text of data rows, with the number of their file and, where it is known, their line. */
export interface RowSource {
  readonly sql: string
  readonly parameters: Parameters
}

/** Creates the empty row table of the small roles; a role without a file keeps it empty. */
export async function createRowTables(connection: Connection): Promise<void> {
  for (const role of smallRoles) {
    const noRows = sourceColumns(role).map(({ name, type }) => `null::${type} as ${name}`)
    await connection.run(
      `create table ${rowTables[role].table} as ${intoRows(role, `select ${noRows.join(', ')} limit 0`)}`,
    )
  }
}

/** Adds the rows of a file to the row table of its role and returns the lines that are not records. */
export async function loadFile(
  connection: Connection,
  role: SmallRole,
  numbered: NumberedFile,
  signal: AbortSignal,
): Promise<readonly BrokenLine[]> {
  const insert = (source: RowSource): Promise<void> =>
    connection.run(`insert into ${rowTables[role].table} ${intoRows(role, source.sql)}`, source.parameters)
  if (await unlessMalformed([numbered], () => insert(wholeSource(numbered)))) return []
  await createTextTable(connection, 'row_text', role)
  const broken = await appendText(connection, 'row_text', numbered, signal)
  await insert(textSource('row_text', numbered))
  await connection.run('drop table row_text')
  return broken
}

/** Creates an empty table for the records of files of a role. */
export async function createTextTable(connection: Connection, table: string, role: FileRole): Promise<void> {
  const columns = sourceColumns(role).map(({ name, type }) => `${name} ${type}`)
  await connection.run(`create temp table ${table} (${columns.join(', ')})`)
}

/**
 * Reads files by DuckDB. False, and nothing done, when one of them is not strictly well formed; it must be read record
 * by record then.
 */
export async function unlessMalformed(files: readonly NumberedFile[], read: () => Promise<void>): Promise<boolean> {
  if (!files.every(({ file }) => file.kind === 'parquet' || isPlain(file))) return false
  try {
    await read()
    return true
  } catch (error) {
    if (error instanceof EngineError || files.every(({ file }) => file.kind === 'parquet')) throw error
    return false
  }
}

/** Whether DuckDB can read the text as it is. It would take whatever comes first for the header. */
function isPlain({ kind, isCompressed, encoding, headerLine, hasEndMark }: CsvFile): boolean {
  return kind === 'text' && !isCompressed && encoding === 'utf-8' && headerLine === 1 && !hasEndMark
}

/**
 * A file as DuckDB reads it. Names in the statement are ours: what the file calls its columns never becomes SQL, and
 * neither does what the folders on its path are called (DuckDB reads `status=active/` as a column). A row of a Parquet
 * file has its number for a line; of a text, DuckDB does not tell it. The buffer is small so that both cores have
 * their share of a file.
 */
export function wholeSource({ file, index }: NumberedFile): RowSource {
  const columns = ownNames(file).map((name) => `'${name}': 'VARCHAR'`)
  const text = `
    from read_csv($path${index}, columns = {${columns.join(', ')}}, auto_detect = false, header = true,
      strict_mode = true, delim = '${file.delimiter}', quote = '"', escape = '"', hive_partitioning = false,
      buffer_size = 2097152)`
  const parquet = `
    from read_parquet($path${index}, hive_partitioning = false) as parquet_row(${ownNames(file).join(', ')})`
  return {
    sql: `
      select ${index}::usmallint as file_index,
        ${file.kind === 'parquet' ? 'row_number() over ()' : 'null::bigint'} as line, ${selectColumns(file)}
      ${file.kind === 'parquet' ? parquet : text}`,
    parameters: { [`path${index}`]: withoutWildcards(file.path) },
  }
}

/** The records of a file that are in a text table. */
export function textSource(table: string, { file, index }: NumberedFile): RowSource {
  return {
    sql: `select file_index::usmallint as file_index, line, ${selectColumns(file)} from ${table} where file_index = ${index}`,
    parameters: {},
  }
}

/** Adds the records of a file to a text table and returns the lines that are none. */
export async function appendText(
  connection: Connection,
  table: string,
  { file, index }: NumberedFile,
  signal: AbortSignal,
): Promise<readonly BrokenLine[]> {
  const positions = Object.keys(roleColumns[file.role]).map((column) => file.columns.indexOf(column))
  const broken: BrokenLine[] = []
  let isHeader = true
  for await (const batch of readRecords(file, file.delimiter, signal)) {
    const records = isHeader ? batch.slice(1) : batch
    isHeader &&= batch.length === 0
    const usable: (string | number | null)[][] = []
    for (const record of records) {
      const code = problemOf(record, file.columns.length)
      if (code === null) usable.push([index, record.line, ...positions.map((at) => record.fields[at] ?? null)])
      else broken.push({ line: record.line, code, value: record.raw.slice(0, 200) })
    }
    await connection.append(table, usable)
  }
  return broken
}

function intoRows(role: SmallRole, source: string): string {
  return `with source_row as (${source}) from (${rowTables[role].query})`
}

function sourceColumns(role: FileRole): readonly { readonly name: string; readonly type: string }[] {
  const texts = Object.keys(roleColumns[role]).map((name) => ({ name, type: 'varchar' }))
  return [{ name: 'file_index', type: 'bigint' }, { name: 'line', type: 'bigint' }, ...texts]
}

/** A name of ours for every column of the file; columns are told by their place. */
function ownNames(file: CsvFile): readonly string[] {
  return file.columns.map((name, index) => name ?? `unused_${index}`)
}

/** The columns of the role as text. */
function selectColumns(file: CsvFile): string {
  const names = Object.keys(roleColumns[file.role])
  return names.map((name) => `${readingOf(file, name)} as ${name}`).join(', ')
}

function readingOf(file: CsvFile, name: string): string {
  const headerName = file.header[file.columns.indexOf(name)] ?? ''
  return name === 'status' && isYesOrNo(headerName) ? `read_yes_or_no(${name}::varchar)` : `${name}::varchar`
}

function problemOf(record: CsvRecord, columnCount: number): IssueCode | null {
  if (record.problem !== null) return record.problem
  if (record.fields.length < columnCount) return 'columns_missing'
  if (record.fields.length > columnCount) return 'columns_extra'
  return null
}
