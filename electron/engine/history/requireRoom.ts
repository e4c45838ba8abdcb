import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { EngineError, errorCodeOf, fileProblem } from '../core/errors'
import { bytesOf } from './historyFile'

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
 * Bytes that the file may grow by besides those of the log when the log is written into it, because the ends of its tables are
 * written anew. About 2 MB were seen.
 */
const rewrittenBytes = 4 << 20

interface Room {
  /** Bytes that are free on the disk of the history. */
  readonly free: number
  /** Bytes of the log. */
  readonly log: number
}

/**
 * Throws WRITE_FAILED if the disk of the history has no room for so many rows of a report and so many values of attributes, or
 * if its folder is gone, so that a report is refused before it is made in vain. Before that, `writeLog` writes the log into the
 * file if that can make room.
 */
export async function requireRoom(historyPath: string, rows: number, values: number, writeLog: () => Promise<void>): Promise<void> {
  const added = rows * bytesPerRow + values * bytesPerValue + reservedBytes
  // The log is written into the file when it has become long.
  const needed = ({ log }: Room): number => log + added
  let room = await roomOf(historyPath)
  if (room.free < needed(room) && room.free + room.log >= added && mayWriteLog(room)) {
    await writeLog()
    room = await roomOf(historyPath)
  }
  if (room.free >= needed(room)) return
  throw new EngineError(
    'WRITE_FAILED',
    `The disk is full: reports are kept in ${dirname(historyPath)}, which has ${inMegabytes(room.free)} left of the ${inMegabytes(needed(room))} needed. Make room there and run the report again.`,
  )
}

/** Whether the log of a history is so long that it should be written into the file, and the disk has room for that. Throws as `requireRoom`. */
export async function isLogLong(historyPath: string): Promise<boolean> {
  const room = await roomOf(historyPath)
  return room.log >= longLogBytes && mayWriteLog(room)
}

/** Whether the disk has room to write the log into the file. The log stays until that is done. */
function mayWriteLog({ free, log }: Room): boolean {
  return free >= log + rewrittenBytes
}

/** Throws WRITE_FAILED if the folder is not there any more, or its disk does not answer. */
async function roomOf(historyPath: string): Promise<Room> {
  const [free, log] = await Promise.all([freeBytes(dirname(historyPath)), bytesOf(`${historyPath}.wal`)])
  return { free, log }
}

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder).catch((error: unknown) => {
    const problem = errorCodeOf(error) === 'ENOENT' ? 'it is not there any more' : fileProblem(error)
    throw new EngineError('WRITE_FAILED', `Reports are kept in the folder ${folder}, but ${problem}.`, { cause: error })
  })
  return bavail * bsize
}

function inMegabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1e6)} MB`
}
