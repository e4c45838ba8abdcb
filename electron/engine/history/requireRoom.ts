import { stat, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { EngineError } from '../core/errors'

/**
 * Bytes that a row of a report takes in the log of DuckDB and then in its file, with the downtime by hour. About 600 were
 * seen with 13,800 stores.
 */
const bytesPerRow = 800

/** Bytes that a value of an attribute of a store takes in both. */
const bytesPerValue = 60

/** Bytes that stay free for what else is recorded, such as how a report ended. */
const reservedBytes = 8 << 20

/**
 * Throws WRITE_FAILED if the disk of the history has no room for so many rows of a report and so many values of attributes. A disk that fills up while
 * DuckDB writes its file would end the database.
 */
export async function requireRoom(historyPath: string, rows: number, values: number): Promise<void> {
  const folder = dirname(historyPath)
  const { bavail, bsize } = await statfs(folder)
  // DuckDB writes its log into the file when it has become long.
  const log = await stat(`${historyPath}.wal`).then(({ size }) => size, () => 0)
  const free = bavail * bsize
  const needed = log + rows * bytesPerRow + values * bytesPerValue + reservedBytes
  if (free >= needed) return
  throw new EngineError(
    'WRITE_FAILED',
    `The disk is full: reports are kept in ${folder}, which has ${inMegabytes(free)} left of the ${inMegabytes(needed)} needed. Make room there and run the report again.`,
  )
}

function inMegabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1e6)} MB`
}
