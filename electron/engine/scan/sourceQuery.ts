import { tableColumns } from '../../../shared/folder/tableColumns'
import type { Connection, Parameters } from '../core/database'
import { EngineError } from '../core/errors'
import { withoutWildcards, type RecognisedFile } from '../files/readFileHead'
import { acceptsYesNo } from '../files/recogniseHeader'

/** The form of the timestamps in a file: dates, or seconds or milliseconds since 1970. */
export type TimestampForm = 'dates' | 'seconds' | 'milliseconds'

/** A recognised file, and the path from which its rows can be read as strict CSV in UTF-8, or as Parquet. */
export interface SourceFile extends RecognisedFile {
  /** The `file_index` of its rows. */
  readonly index: number
  readonly readPath: string
  /** Whether `readPath` is a copy of the rows, which has no header. */
  readonly isCopy: boolean
  readonly timestampForm: TimestampForm
}

/** A query for `source_row`: the columns of a table as text, and the index of their file. */
interface SourceQuery {
  readonly sql: string
  readonly parameters: Parameters
}

/** The query for all rows of the files, in the order of the files and their lines. */
export function sourceQuery(files: readonly SourceFile[]): SourceQuery {
  const queries = files.map(fileQuery)
  return {
    sql: queries.map(({ sql }) => sql).join(' union all '),
    parameters: Object.assign({}, ...queries.map(({ parameters }) => parameters)),
  }
}

/**
 * Whether DuckDB reads every line of a file as a row. Its error is dropped, because the scanner will report the lines.
 * Counting the values forces DuckDB to read every field.
 */
export async function isWellFormed(connection: Connection, file: SourceFile): Promise<boolean> {
  const { sql, parameters } = fileQuery(file)
  try {
    const fields = tableColumns[file.role].join(' || ')
    await connection.run(`select count(${fields}) from (${sql})`, parameters)
    return true
  } catch (error) {
    if (error instanceof EngineError) throw error
    return false
  }
}

/**
 * The query for the rows of one file. All names in it are our own: the header of a file never becomes SQL, and neither do
 * the names of folders in its path (DuckDB would read `status=active/` as a column).
 */
function fileQuery(file: SourceFile): SourceQuery {
  const columns = tableColumns[file.role].map((name) => `${columnExpression(file, name)} as ${name}`)
  return {
    sql: `select ${file.index}::usmallint as file_index, ${columns.join(', ')} from ${readFunction(file)}`,
    parameters: { [`path${file.index}`]: withoutWildcards(file.readPath) },
  }
}

/** The table function that reads a file. The buffer is small, so that several cores share the work on one file. */
function readFunction(file: SourceFile): string {
  const ownNames = file.columns.map((name, at) => name ?? `unused_${at}`)
  const path = `$path${file.index}`
  if (file.kind === 'parquet' && !file.isCopy) {
    return `read_parquet(${path}, hive_partitioning = false) as parquet_row(${ownNames.join(', ')})`
  }
  return `read_csv(${path}, columns = {${ownNames.map((name) => `'${name}': 'VARCHAR'`).join(', ')}},
    auto_detect = false, header = ${!file.isCopy}, strict_mode = true, delim = '${file.delimiter}', quote = '"',
    escape = '"', hive_partitioning = false, buffer_size = 2097152)`
}

function columnExpression(file: SourceFile, name: string): string {
  const text = file.kind === 'parquet' ? `${name}::varchar` : name
  if (name === 'status' && acceptsYesNo(file.header[file.columns.indexOf(name)] ?? '')) return `read_yes_or_no(${text})`
  if (name === 'timestamp_utc' && file.timestampForm !== 'dates') return `read_epoch_${file.timestampForm}(${text})`
  return text
}
