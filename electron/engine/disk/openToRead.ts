import { constants, type BigIntStats } from 'node:fs'
import { lstat, open, realpath, type FileHandle } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { EngineError } from '../core/errors'
import { isInside } from './isInside'

/** A pipe may have taken the place of a file, and would wait until somebody writes to it. Windows has no such flag. */
const withoutWaiting = process.platform === 'win32' ? 0 : constants.O_NONBLOCK

interface OpenedFile {
  readonly file: FileHandle
  readonly stats: BigIntStats
}

/**
 * Opens a file. Throws an error of the system, and FOLDER_UNREADABLE if a pipe or a device is open, or if what is open does not lie
 * in `root`, unless that is null: something else may have taken the place of a file since it was looked at.
 */
export async function openToRead(path: string, root: string | null): Promise<OpenedFile> {
  const file = await open(path, constants.O_RDONLY | withoutWaiting)
  try {
    const stats = await file.stat({ bigint: true })
    // To read a folder is an error that says what it is.
    if (!stats.isFile() && !stats.isDirectory()) throw unreadable(path, 'it is a pipe or a device')
    if (root !== null && !(await liesIn(root, path, stats))) throw unreadable(path, 'it leads out of the folder that may be read here')
    return { file, stats }
  } catch (error) {
    await file.close()
    throw error
  }
}

async function liesIn(root: string, path: string, opened: BigIntStats): Promise<boolean> {
  const realPath = await realpath(path)
  const found = await lstat(realPath, { bigint: true })
  return isInside(root, realPath) && found.ino === opened.ino && found.dev === opened.dev
}

function unreadable(path: string, reason: string): EngineError {
  return new EngineError('FOLDER_UNREADABLE', `The file ${path} cannot be read: ${reason}.`)
}

interface ReadOptions {
  /** Bytes that are read at once; absent for the usual number. */
  readonly highWaterMark?: number
  /** The positions of the first and the last byte; absent for the whole file. */
  readonly start?: number
  readonly end?: number
  readonly signal?: AbortSignal | undefined
}

/** The bytes of a file. Its error is one of `openToRead`, of the system, or of the signal. */
export function readStream(path: string, root: string | null, { signal, ...options }: ReadOptions = {}): Readable {
  return Readable.from(piecesOf(path, root, options), { highWaterMark: 1, ...(signal && { signal }) })
}

async function* piecesOf(path: string, root: string | null, options: Omit<ReadOptions, 'signal'>): AsyncGenerator<Buffer> {
  const { file } = await openToRead(path, root)
  try {
    yield* file.createReadStream({ ...options, autoClose: false }) as AsyncIterable<Buffer>
  } finally {
    await file.close()
  }
}
