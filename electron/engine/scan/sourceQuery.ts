import { tableColumns } from '../../../shared/folder/tableColumns'
import type { Connection, Parameters } from '../core/database'
import type { CsvFile } from '../files/recognisedFile'
import { EngineError } from '../core/errors'
import { withoutWildcards } from '../files/readFileHead'
import { acceptsYesNo } from '../files/recogniseHeader'

/** How the timestamps of a file are written: as dates, or as seconds or milliseconds since 1970. */
export type TimestampForm = 'dates' | 'seconds' | 'milliseconds'

/** A recognised file, and where its rows can be read as strictly well-formed CSV in UTF-8, or as Parquet. */
export interface SourceFile extends CsvFile {
  /** The number that relations know the file by. */
  readonly index: number
  readonly readPath: string
  /** A copy of the rows has no header. */
  readonly isCopy: boolean
  readonly timestampForm: TimestampForm
}

/** A query for `source_row`: the columns of a role as text, and the number of their file. */
interface RowSource {
  readonly sql: string
  readonly parameters: Parameters
}

/** The rows of the files, in the order of the files and of their lines. */
export function sourceOf(files: readonly SourceFile[]): RowSource {
  const sources = files.map(fileSource)
  return {
    sql: sources.map(({ sql }) => sql).join(' union all '),
    parameters: Object.assign({}, ...sources.map(({ parameters }) => parameters)),
  }
}

/**
 * Whether DuckDB takes every line of a file for a row; what it says otherwise is not told. Counting what the columns
 * hold makes it look at every field of them.
 */
export async function isWellFormed(connection: Connection, file: SourceFile): Promise<boolean> {
  const { sql, parameters } = fileSource(file)
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
 * Names in the statement are ours: what the file calls its columns never becomes SQL, and neither does what the
 * folders on its path are called (DuckDB reads `status=active/` as a column).
 */
function fileSource(file: SourceFile): RowSource {
  const columns = tableColumns[file.role].map((name) => `${readingOf(file, name)} as ${name}`)
  return {
    sql: `select ${file.index}::usmallint as file_index, ${columns.join(', ')} from ${tableOf(file)}`,
    parameters: { [`path${file.index}`]: withoutWildcards(file.readPath) },
  }
}

/** The buffer is small so that both cores have their share of a file. */
function tableOf(file: SourceFile): string {
  const ownNames = file.columns.map((name, at) => name ?? `unused_${at}`)
  const path = `$path${file.index}`
  if (file.kind === 'parquet' && !file.isCopy) {
    return `read_parquet(${path}, hive_partitioning = false) as parquet_row(${ownNames.join(', ')})`
  }
  return `read_csv(${path}, columns = {${ownNames.map((name) => `'${name}': 'VARCHAR'`).join(', ')}},
    auto_detect = false, header = ${!file.isCopy}, strict_mode = true, delim = '${file.delimiter}', quote = '"',
    escape = '"', hive_partitioning = false, buffer_size = 2097152)`
}

function readingOf(file: SourceFile, name: string): string {
  const text = file.kind === 'parquet' ? `${name}::varchar` : name
  if (name === 'status' && acceptsYesNo(file.header[file.columns.indexOf(name)] ?? '')) return `read_yes_or_no(${text})`
  if (name === 'timestamp_utc' && file.timestampForm !== 'dates') return `read_epoch_${file.timestampForm}(${text})`
  return text
}
