import type { FileRole } from '../../../shared/folder/fileRole'
import { tableColumns } from '../../../shared/folder/tableColumns'
import type { Connection, Parameters } from '../core/database'
import { EngineError } from '../core/errors'
import { withoutWildcards } from '../files/readFileHead'
import { acceptsYesNo } from '../files/recogniseHeader'
import { hoursQuery } from './hoursQuery'
import { columnSql, pathParameters, readSql, type SourceFile } from './sourceFile'

/** A query and the parameters that it needs. */
export interface SourceQuery {
  readonly sql: string
  readonly parameters: Parameters
}

/** The query for `source_row`: all rows of the files of one table, in the order of the files and their lines. */
export function sourceQuery(files: readonly SourceFile[]): SourceQuery {
  return unionOf(files, (file) => rowQueries[file.role](file))
}

/** The query for `store_id` and the time zone beside it in files that have a column `timezone_str`, in their order. */
export function zoneQuery(files: readonly SourceFile[]): SourceQuery {
  return unionOf(files, zonesQuery)
}

function unionOf(files: readonly SourceFile[], queryOf: (file: SourceFile) => string): SourceQuery {
  return {
    sql: files.map(queryOf).join(' union all '),
    parameters: Object.fromEntries(
      files.flatMap((file) => [
        [`path${file.index}`, withoutWildcards(file.readPath)] as const,
        ...pathParameters(file).map(({ parameter, value }) => [parameter, value] as const),
      ]),
    ),
  }
}

/**
 * Whether DuckDB reads every line of a file as a row. Its error is dropped, because the scanner will report the lines.
 * Counting the values forces DuckDB to read every field.
 */
export async function isWellFormed(connection: Connection, file: SourceFile): Promise<boolean> {
  const { sql, parameters } = sourceQuery([file])
  try {
    const fields = tableColumns[file.role].map((name) => `coalesce(${name}, '')`).join(' || ')
    await connection.run(`select count(${fields}) from (${sql})`, parameters)
    return true
  } catch (error) {
    if (error instanceof EngineError) throw error
    return false
  }
}

const rowQueries: Readonly<Record<FileRole, (file: SourceFile) => string>> = {
  polls: pollsQuery,
  businessHours: hoursQuery,
  timezones: zonesQuery,
}

function pollsQuery(file: SourceFile): string {
  return `select ${file.index}::usmallint as file_index, ${columnSql(file, 'store_id')} as store_id,
    ${timestampSql(file)} as timestamp_utc, ${statusSql(file)} as status from ${readSql(file)}`
}

function zonesQuery(file: SourceFile): string {
  return `select ${file.index}::usmallint as file_index, ${columnSql(file, 'store_id')} as store_id,
    ${columnSql(file, 'timezone_str')} as timezone_str from ${readSql(file)}`
}

function timestampSql(file: SourceFile): string {
  const written = columnSql(file, 'timestamp_utc')
  const text = file.columns.includes('time_utc') ? `join_date_and_time(${written}, ${columnSql(file, 'time_utc')})` : written
  return file.readings.timestamps === 'dates' ? text : `read_epoch_${file.readings.timestamps}(${text})`
}

function statusSql(file: SourceFile): string {
  const text = columnSql(file, 'status')
  return acceptsYesNo(file.header[file.columns.indexOf('status')] ?? '') ? `read_yes_or_no(${text})` : text
}
