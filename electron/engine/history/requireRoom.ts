import { stat, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { EngineError, errorCodeOf, fileProblem } from '../core/errors'

/**
 * Bytes that a row of a report takes in the log of DuckDB and then in its file, with the downtime by hour. About 600 were
 * seen with 13,800 stores.
 */
const bytesPerRow = 800

/** Bytes that a value of an attribute of a store takes in both. */
const bytesPerValue = 60

/** Bytes that stay free for what else is recorded, such as how a report ended. */
const reservedBytes = 8 << 20

/** A longer log takes noticeably longer to read at the start. */
const longLogBytes = 16 << 20

/**
 * Throws WRITE_FAILED if the disk of the history has no room for so many rows of a report and so many values of attributes, or
 * if its folder is gone, so that a report is refused before it is made in vain.
 */
export async function requireRoom(historyPath: string, rows: number, values: number): Promise<void> {
  const folder = dirname(historyPath)
  const [free, log] = await Promise.all([freeBytes(folder), logBytes(historyPath)])
  // The log is written into the file when it has become long.
  const needed = log + rows * bytesPerRow + values * bytesPerValue + reservedBytes
  if (free >= needed) return
  throw new EngineError(
    'WRITE_FAILED',
    `The disk is full: reports are kept in ${folder}, which has ${inMegabytes(free)} left of the ${inMegabytes(needed)} needed. Make room there and run the report again.`,
  )
}

/** Whether the log of a history is so long that it should be written into the file, and the disk has room for that. */
export async function isLogLong(historyPath: string): Promise<boolean> {
  const log = await logBytes(historyPath)
  return log >= longLogBytes && (await freeBytes(dirname(historyPath)).catch(() => 0)) >= 2 * log + reservedBytes
}

/** Throws WRITE_FAILED if the folder is not there any more, or its disk does not answer. */
async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder).catch((error: unknown) => {
    const problem = errorCodeOf(error) === 'ENOENT' ? 'it is not there any more' : fileProblem(error)
    throw new EngineError('WRITE_FAILED', `Reports are kept in the folder ${folder}, but ${problem}.`, { cause: error })
  })
  return bavail * bsize
}

async function logBytes(historyPath: string): Promise<number> {
  return stat(`${historyPath}.wal`).then(({ size }) => size, () => 0)
}

function inMegabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1e6)} MB`
}
