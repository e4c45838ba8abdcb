import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import { stringify } from 'csv-stringify/sync'
import { columns, type ColumnKey, type ReportRow } from '../../shared/columns'
import { EngineError, fileProblem } from './errors'

/** Rows as CSV text with a header, numbers with the decimals of their column; a piece of text for every batch. */
export async function* csvText(
  keys: readonly ColumnKey[],
  batches: AsyncIterable<readonly ReportRow[]>,
): AsyncGenerator<string> {
  const decimals = keys.map((key) => columns.find((column) => column.key === key)?.decimals ?? 0)
  const toText = (records: readonly (readonly (string | number | null)[])[], header: boolean): string =>
    stringify([...records], {
      header,
      columns: [...keys],
      escape_formulas: true,
      cast: { number: (value, { index }) => value.toFixed(decimals[index]) },
    })
  yield toText([], true)
  for await (const rows of batches) {
    yield toText(
      rows.map((row) => keys.map((key) => row[key])),
      false,
    )
  }
}

/**
 * Writes rows as CSV. The file appears at `path` in one step when it is whole. Returns the number of rows; throws
 * WRITE_FAILED.
 */
export async function writeCsv(
  path: string,
  keys: readonly ColumnKey[],
  batches: AsyncIterable<readonly ReportRow[]>,
  signal?: AbortSignal,
): Promise<number> {
  const temporaryPath = join(dirname(path), `.${randomUUID()}.part`)
  let count = 0
  async function* counted(): AsyncGenerator<readonly ReportRow[]> {
    for await (const rows of batches) {
      count += rows.length
      yield rows
    }
  }
  try {
    await pipeline(csvText(keys, counted()), createWriteStream(temporaryPath), { signal })
    await rename(temporaryPath, path)
  } catch (error) {
    await rm(temporaryPath, { force: true })
    if (error instanceof EngineError) throw error
    throw new EngineError('WRITE_FAILED', `The CSV file could not be written to ${path}: ${fileProblem(error)}.`, {
      cause: error,
    })
  }
  return count
}
