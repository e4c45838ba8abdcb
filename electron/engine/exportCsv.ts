import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import { stringify } from 'csv-stringify/sync'
import { columns } from '../../shared/columns'
import { comparisonColumns } from '../../shared/comparison'
import { EngineError, fileProblem } from './errors'
import { removeAtExit } from './leftovers'

/** No key is a column of both with other decimals. */
const knownColumns: readonly { readonly key: string; readonly decimals: number }[] = [...columns, ...comparisonColumns]

type Row<Key extends string> = Readonly<Record<Key, string | number | null>>

/**
 * Rows as CSV text with a header; a piece of text for every batch. Numbers have the decimals of their column, and none
 * where it is no column of a report or a comparison.
 */
export async function* csvText<Key extends string>(
  keys: readonly Key[],
  batches: AsyncIterable<readonly Row<NoInfer<Key>>[]>,
): AsyncGenerator<string> {
  const decimals = keys.map((key) => knownColumns.find((column) => column.key === key)?.decimals ?? 0)
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
 * WRITE_FAILED, and CANCELLED once `signal` is aborted.
 */
export async function writeCsv<Key extends string>(
  path: string,
  keys: readonly Key[],
  batches: AsyncIterable<readonly Row<NoInfer<Key>>[]>,
  signal?: AbortSignal,
): Promise<number> {
  const temporaryPath = join(dirname(path), `.${randomUUID()}.part`)
  const keepAtExit = removeAtExit(temporaryPath)
  let count = 0
  async function* counted(): AsyncGenerator<readonly Row<Key>[]> {
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
    if (signal?.aborted === true) throw new EngineError('CANCELLED', 'Cancelled.', { cause: error })
    throw new EngineError('WRITE_FAILED', `The CSV file could not be written to ${path}: ${fileProblem(error)}.`, {
      cause: error,
    })
  } finally {
    keepAtExit()
  }
  return count
}
