import { fileRoles, type FileRole } from '../../shared/report'
import type { CsvFile } from './csvFolder'
import { readRecords, type CsvRecord } from './csvRecords'
import type { Connection } from './database'
import { EngineError } from './errors'
import { withoutWildcards } from './fileStart'
import type { IssueCode } from './issues'
import { isYesOrNo, roleColumns } from './recognise'
import businessHoursRow from './sql/business_hours_row.sql?raw'
import pollsRow from './sql/polls_row.sql?raw'
import timezonesRow from './sql/timezones_row.sql?raw'

/** The relation that takes the rows of each role, and the query that makes them from `source_row`. */
export const rowTables = {
  polls: { table: 'polls_row', query: pollsRow },
  businessHours: { table: 'business_hours_row', query: businessHoursRow },
  timezones: { table: 'timezones_row', query: timezonesRow },
} as const satisfies Record<FileRole, { table: string; query: string }>

/** A line that is not a record of its file. */
export interface BrokenLine {
  readonly line: number
  readonly code: IssueCode
  readonly value: string
}

/** Creates the empty row table of every role; a role without a file keeps it empty. */
export async function createRowTables(connection: Connection): Promise<void> {
  for (const role of fileRoles) {
    const noRows = ['line', ...Object.keys(roleColumns[role])].map((name) => `null::${typeOf(name)} as ${name}`)
    await connection.run(
      `create table ${rowTables[role].table} as ${intoRows(role, `select ${noRows.join(', ')} limit 0`, 0)}`,
    )
  }
}

/**
 * Adds the rows of a file to the row table of its role and returns the lines that are not records. DuckDB reads
 * the file when it is strictly well formed, and leaves `line` null; otherwise it is read record by record.
 */
export async function loadFile(
  connection: Connection,
  file: CsvFile,
  fileIndex: number,
  signal: AbortSignal,
): Promise<readonly BrokenLine[]> {
  if (file.kind === 'parquet') {
    await connection.run(
      `insert into ${rowTables[file.role].table} ${intoRows(file.role, parquetSource(file), fileIndex)}`,
      { path: withoutWildcards(file.path) },
    )
    return []
  }
  if (await loadStrictly(connection, file, fileIndex)) return []
  const columns = ['line', ...Object.keys(roleColumns[file.role])].map((name) => `${name} ${typeOf(name)}`)
  await connection.run(`create or replace temp table careful_row (${columns.join(', ')})`)
  const broken = await readCarefully(connection, file, signal)
  await connection.run(`insert into ${rowTables[file.role].table} ${intoRows(file.role, `select line, ${selectColumns(file)} from careful_row`, fileIndex)}`)
  await connection.run('drop table careful_row')
  return broken
}

/** False, and nothing added, when the file is not strictly well formed. */
async function loadStrictly(connection: Connection, file: CsvFile, fileIndex: number): Promise<boolean> {
  if (!isPlain(file)) return false
  try {
    await connection.run(
      `insert into ${rowTables[file.role].table} ${intoRows(file.role, strictSource(file), fileIndex)}`,
      { path: withoutWildcards(file.path) },
    )
    return true
  } catch (error) {
    if (error instanceof EngineError) throw error
    return false
  }
}

/** Whether DuckDB can read the file as it is. It would take whatever comes first for the header. */
function isPlain({ kind, isCompressed, encoding, headerLine, hasEndMark }: CsvFile): boolean {
  return kind === 'text' && !isCompressed && encoding === 'utf-8' && headerLine === 1 && !hasEndMark
}

function intoRows(role: FileRole, source: string, fileIndex: number): string {
  return `with source_row as (${source}) select ${fileIndex}::usmallint as file_index, * from (${rowTables[role].query})`
}

function typeOf(column: string): string {
  return column === 'line' ? 'bigint' : 'varchar'
}

/**
 * Names in the statement are ours: what the file calls its columns never becomes SQL, and neither does what the
 * folders on its path are called (DuckDB reads `status=active/` as a column).
 */
function strictSource(file: CsvFile): string {
  const columns = ownNames(file).map((name) => `'${name}': 'VARCHAR'`)
  return `
    select null::bigint as line, ${selectColumns(file)}
    from read_csv($path, columns = {${columns.join(', ')}}, auto_detect = false, header = true, strict_mode = true,
      delim = '${file.delimiter}', quote = '"', escape = '"', hive_partitioning = false)`
}

/** Columns are told by their place. A row of a Parquet file has its number for a line. */
function parquetSource(file: CsvFile): string {
  return `
    select row_number() over () as line, ${selectColumns(file)}
    from read_parquet($path, hive_partitioning = false) as parquet_row(${ownNames(file).join(', ')})`
}

/** A name of ours for every column of the file. */
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

async function readCarefully(
  connection: Connection,
  file: CsvFile,
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
      if (code === null) usable.push([record.line, ...positions.map((position) => record.fields[position] ?? null)])
      else broken.push({ line: record.line, code, value: record.raw.slice(0, 200) })
    }
    await connection.append('careful_row', usable)
  }
  return broken
}

function problemOf(record: CsvRecord, columnCount: number): IssueCode | null {
  if (record.problem !== null) return record.problem
  if (record.fields.length < columnCount) return 'columns_missing'
  if (record.fields.length > columnCount) return 'columns_extra'
  return null
}
