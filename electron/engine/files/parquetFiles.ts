import type { Connection } from '../core/connection'
import { damagedFile, EngineError } from '../core/errors'
import { readEnds } from '../disk/fileVersion'
import { countOwnColumns } from './pathColumns'
import type { Recognition } from './recogniseHeader'
import { requireUsualSize } from './unpack'

interface TableFile extends Pick<Recognition, 'columns'> {
  readonly kind: string
  readonly path: string
  /** The values of the last columns, which are not in the file. */
  readonly pathValues: readonly string[]
}

/** Bytes that a row takes at least once it is read. Equal values take none in the file, and its sizes do not count them. */
const minimumRowBytes = 16

/**
 * Throws MAPPING_NEEDED if the rows of a Parquet file take more than `maximum` bytes once they are read, and FOLDER_UNREADABLE if
 * it is damaged. Only the directory of the file is read.
 */
export async function requireUsualRows(connection: Connection, path: string, maximum: number): Promise<void> {
  const { bytes } = await readOrExplain(path, () =>
    connection.one<{ bytes: number | null }>(
      `select greatest(${minimumRowBytes} * sum(rows), sum(unpacked))::double as bytes
       from (
         select any_value(row_group_num_rows) as rows, sum(total_uncompressed_size) as unpacked
         from parquet_metadata($path) group by row_group_id
       )`,
      { path: withoutWildcards(path) },
    ),
  )
  requireUsualSize(path, bytes ?? 0, maximum)
}

/** Reads something of a Parquet file. Throws FOLDER_UNREADABLE instead of an error of DuckDB, which may not even name the file. */
export async function readOrExplain<Value>(path: string, read: () => Promise<Value>): Promise<Value> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof EngineError) throw error
    // A file that has been removed, or that may not be read any more, says so itself.
    await readEnds(path)
    throw damagedFile(path, error)
  }
}

/** Throws FOLDER_UNREADABLE if one of the Parquet files among these cannot be read: DuckDB may not say which file it failed at. */
export async function requireUndamaged(connection: Connection, files: readonly TableFile[]): Promise<void> {
  for (const { kind, path, columns, pathValues } of files) {
    if (kind !== 'parquet') continue
    const names = columns.slice(0, countOwnColumns(columns, pathValues)).map((_, at) => `column_${at}`)
    const counts = names.filter((_, at) => columns[at] !== null).map((name) => `count(${name}::varchar)`)
    const sql = `select ${counts.join(', ')} from read_parquet($path, hive_partitioning = false) as parquet_row(${names.join(', ')})`
    await readOrExplain(path, () => connection.run(sql, { path: withoutWildcards(path) }))
  }
}

/** Escapes the path, because DuckDB reads it as a pattern: a character in brackets stands for itself. */
export function withoutWildcards(path: string): string {
  return path.replace(/[*?[]/g, '[$&]')
}
