import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { stringify } from 'csv-stringify'
import { columns, type ColumnKey, type ReportRow } from '../../shared/columns'
import { EngineError, messageOf } from './errors'

/**
 * Writes rows as CSV with a header, numbers with the decimals of their column. The file appears at `path` in one
 * step when it is whole. Returns the number of rows; throws WRITE_FAILED.
 */
export async function writeCsv(
  path: string,
  keys: readonly ColumnKey[],
  batches: AsyncIterable<readonly ReportRow[]>,
  signal?: AbortSignal,
): Promise<number> {
  const decimals = keys.map((key) => columns.find((column) => column.key === key)?.decimals ?? 0)
  const temporaryPath = join(dirname(path), `.${randomUUID()}.part`)
  let count = 0
  async function* records(): AsyncGenerator<readonly (string | number | null)[]> {
    for await (const rows of batches) {
      count += rows.length
      for (const row of rows) yield keys.map((key) => row[key])
    }
  }
  const csv = stringify({
    header: true,
    columns: [...keys],
    escape_formulas: true,
    cast: { number: (value, { index }) => value.toFixed(decimals[index]) },
  })
  try {
    await pipeline(Readable.from(records()), csv, createWriteStream(temporaryPath), { signal })
    await rename(temporaryPath, path)
  } catch (error) {
    await rm(temporaryPath, { force: true })
    if (error instanceof EngineError) throw error
    throw new EngineError('WRITE_FAILED', `The CSV file could not be written to ${path}: ${messageOf(error)}`, {
      cause: error,
    })
  }
  return count
}
