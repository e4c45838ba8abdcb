import { listValue } from '@duckdb/node-api'
import type { FileRole } from '../../../shared/folder/fileRole'
import { tableColumns } from '../../../shared/folder/tableColumns'
import type { Connection, Parameters } from '../core/connection'
import { EngineError } from '../core/errors'
import { plainName } from '../files/recogniseHeader'
import { withoutWildcards } from '../files/parquetFiles'
import { flagSql, hoursQuery } from './hoursQuery'
import { attributesSql, columnSql, hasAttributes, indexSql, isDayFirstSql, pathParameters, readSql, type SourceFile, type SourceGroup } from './sourceFile'

/** A query and the parameters that it needs. */
export interface SourceQuery {
  readonly sql: string
  readonly parameters: Parameters
}

/** The query for `source_row`: all rows of the files of one table, in the order of the files and their lines. */
export function sourceQuery(files: readonly SourceFile[]): SourceQuery {
  const { sql, parameters } = unionOf(groupAlike(files), (group) => rowQueries[group.role](group))
  return { sql, parameters: { ...parameters, ...statusParameters(files), ...Object.fromEntries(files.flatMap(attributeParameter)) } }
}

/** Groups files of consecutive indexes that are read in the same way. A query for each of thousands would take most of the time. */
function groupAlike(files: readonly SourceFile[]): readonly SourceGroup[] {
  const groups: { readonly key: string | null; readonly files: SourceFile[] }[] = []
  for (const file of files) {
    const key = isGroupable(file) ? JSON.stringify([file.columns, file.isCopy, file.headerLine > 0, file.delimiter, file.readings]) : null
    const last = groups.at(-1)
    if (last !== undefined && key !== null && last.key === key && last.files.at(-1)?.index === file.index - 1) last.files.push(file)
    else groups.push({ key, files: [file] })
  }
  return groups.flatMap(({ files: [first, ...others] }) => (first === undefined ? [] : [{ ...first, others }]))
}

/** Rows of hours, of exceptions, of Parquet and of folders whose names are values are read file by file. */
function isGroupable({ role, kind, isCopy, pathValues }: SourceFile): boolean {
  return role !== 'businessHours' && role !== 'exceptions' && (kind !== 'parquet' || isCopy) && pathValues.length === 0
}

/** The query for `store_id` and the time zone beside it in files that have a column `timezone_str`, in their order. */
export function zoneQuery(files: readonly SourceFile[]): SourceQuery {
  return unionOf(files.map((file) => ({ ...file, others: [] })), zonesQuery)
}

/** The query for `text`: the texts in these columns of a file, as SQL of our own, in one column. */
export function textsQuery(file: SourceFile, columns: readonly string[]): SourceQuery {
  return unionOf([{ ...file, others: [] }], (group) => `select unnest([${columns.join(', ')}]) as text from ${readSql(group)}`)
}

function unionOf(groups: readonly SourceGroup[], queryOf: (group: SourceGroup) => string): SourceQuery {
  return {
    sql: groups.map(queryOf).join(' union all '),
    parameters: Object.fromEntries(
      groups.flatMap((group) => [
        [`path${group.index}`, listValue([group, ...group.others].map(({ readPath }) => withoutWildcards(readPath)))] as const,
        ...pathParameters(group).map(({ parameter, value }) => [parameter, value] as const),
      ]),
    ),
  }
}

/** The plain name of the attribute by which a file of exceptions names stores. */
function attributeParameter({ role, index, header, columns }: SourceFile): readonly (readonly [string, string])[] {
  const at = role === 'exceptions' ? columns.indexOf('attribute') : -1
  return at === -1 ? [] : [[`attribute${index}`, plainName(header[at] ?? '')]]
}

/**
 * Whether DuckDB reads every line of a file as a row. Its error is dropped, because the scanner will report the lines.
 * Counting the values forces DuckDB to read every field.
 */
export async function isWellFormed(connection: Connection, file: SourceFile): Promise<boolean> {
  const { sql, parameters } = sourceQuery([file])
  try {
    const texts = tableColumns[file.role].map((name) => `coalesce(${name}, '')`)
    const fields = [...texts, ...(hasAttributes(file) ? ["coalesce(array_to_string(attributes, ''), '')"] : [])].join(' || ')
    await connection.run(`select count(${fields}) from (${sql})`, parameters)
    return true
  } catch (error) {
    if (error instanceof EngineError) throw error
    return false
  }
}

const rowQueries: Readonly<Record<FileRole, (group: SourceGroup) => string>> = {
  polls: pollsQuery,
  businessHours: openingsQuery,
  timezones: storesQuery,
  exceptions: exceptionsQuery,
  stores: storesQuery,
}

/** `status_meaning` is what the user has said about the word in `status`; null if that is nothing. */
function pollsQuery(file: SourceGroup): string {
  return `select ${indexSql(file)} as file_index, ${columnSql(file, 'store_id')} as store_id,
    ${timestampSql(file)} as timestamp_utc, ${columnSql(file, 'status')} as status,
    ${statusMeaningSql(file)} as status_meaning from ${readSql(file)}`
}

function openingsQuery(file: SourceFile): string {
  const { times } = file.readings
  if (times === 'written_out') return hoursQuery(file)
  const written = (['start_time_local', 'end_time_local'] as const).map((name) => `read_${times}(${name}) as ${name}`)
  return `select * replace (${written.join(', ')}) from (${hoursQuery(file)})`
}

function zonesQuery(file: SourceGroup): string {
  return `select ${indexSql(file)} as file_index, ${columnSql(file, 'store_id')} as store_id,
    ${columnSql(file, 'timezone_str')} as timezone_str from ${readSql(file)}`
}

function exceptionsQuery(file: SourceFile): string {
  const { times } = file.readings
  const names = ['store_id', 'date', 'end_date', 'starts_at', 'ends_at', 'starts_at_utc', 'ends_at_utc', 'reason'] as const
  const written = names.map((name) => `${columnSql(file, name)} as ${name}`)
  const ends = (['start_time_local', 'end_time_local'] as const).map((name) => {
    const column = columnSql(file, name)
    return `${times === 'written_out' ? column : `read_${times}(${column})`} as ${name}`
  })
  return `select ${file.index}::usmallint as file_index, ${[...written, ...ends].join(', ')}, ${flagSql(file)},
    ${isDayFirstSql(file)} as is_day_first, ${file.columns.includes('attribute') ? `$attribute${file.index}::varchar` : 'null::varchar'} as attribute,
    ${columnSql(file, 'attribute')} as attribute_value from ${readSql(file)}`
}

/** The rows of a file that is about stores. */
function storesQuery(file: SourceGroup): string {
  return `select ${indexSql(file)} as file_index, ${columnSql(file, 'store_id')} as store_id,
    ${columnSql(file, 'timezone_str')} as timezone_str, ${attributesSql(file)} as attributes from ${readSql(file)}`
}

function timestampSql(file: SourceFile): string {
  const written = columnSql(file, 'timestamp_utc')
  const text = file.columns.includes('time_utc') ? `join_date_and_time(${written}, ${columnSql(file, 'time_utc')})` : written
  const { timestamps, dateOrder } = file.readings
  if (timestamps !== 'dates') return `read_epoch_${timestamps}(${text})`
  return dateOrder === null ? text : `read_${dateOrder === 'day-first' ? 'day' : 'month'}_first(${text})`
}

function statusMeaningSql(file: SourceFile): string {
  if (Object.keys(file.readings.statuses).length === 0) return 'null::varchar'
  return `($status_meanings::varchar[])[list_position($status_words::varchar[], status_word(${columnSql(file, 'status')}))]`
}

/** The words of the user never become SQL. They are the same for all files. */
function statusParameters(files: readonly SourceFile[]): Parameters {
  const statuses = files.find(({ role }) => role === 'polls')?.readings.statuses ?? {}
  if (Object.keys(statuses).length === 0) return {}
  return { status_words: listValue(Object.keys(statuses)), status_meanings: listValue(Object.values(statuses)) }
}
