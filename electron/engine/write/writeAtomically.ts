import { randomUUID } from 'node:crypto'
import { createWriteStream, type Stats } from 'node:fs'
import { chmod, chown, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { EngineError, errorCodeOf, fileProblem } from '../core/errors'
import { ownPrefix } from './processNames'
import { removeAbandoned } from './removeAbandoned'
import { removeAtExit } from './removeAtExit'
import { resolveLinks } from './resolveLinks'

type Content = AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>

/**
 * Writes a file that appears at `path` only when it is complete and on the disk; an existing file stays until then. The new
 * file gets the owner and mode of the existing one, or else `mode`. A link stays and leads to the new file. Pipes and devices are written to directly.
 * Throws WRITE_FAILED if the file cannot be written, CANCELLED if `signal` is aborted, and the errors of `content`.
 */
export async function writeAtomically(path: string, content: Content, signal?: AbortSignal, mode?: number): Promise<void> {
  try {
    const existing = await statIfThere(path)
    // The user protected the file, but a new one could take its place.
    if (existing?.isFile() && (existing.mode & 0o222) === 0) throw writeFailed(path, 'it is write-protected')
    if (existing === null || existing.isFile()) await replaceFile(await resolveLinks(path), existing, content, signal, mode)
    else await pipeline(content, createWriteStream(path), { signal })
  } catch (error) {
    if (error instanceof EngineError) throw error
    if (signal?.aborted === true) throw new EngineError('CANCELLED', 'Cancelled.', { cause: error })
    throw writeFailed(path, fileProblem(error), error)
  }
}

function writeFailed(path: string, problem: string, cause?: unknown): EngineError {
  return new EngineError('WRITE_FAILED', `The file could not be written to ${path}: ${problem}.`, { cause })
}

async function replaceFile(path: string, existing: Stats | null, content: Content, signal?: AbortSignal, mode?: number): Promise<void> {
  await removeAbandonedParts(dirname(path))
  const temporaryPath = join(dirname(path), `.${ownPrefix()}${randomUUID().slice(0, 6)}${partEnding}`)
  const cancelRemoval = removeAtExit(temporaryPath)
  try {
    await pipeline(content, createWriteStream(temporaryPath, { mode: existing?.mode ?? mode, flush: true }), { signal })
    if (existing !== null) await copyOwnerAndMode(existing, temporaryPath)
    await rename(temporaryPath, path)
    await flushFolder(dirname(path))
  } catch (error) {
    await rm(temporaryPath, { force: true })
    throw error
  } finally {
    cancelRemoval()
  }
}

const partEnding = '.part'
/** The folders in which nothing abandoned is left. */
const cleaned = new Set<string>()

/** Removes from a folder the unfinished files of programs that were killed, once for each folder and program. It never fails. */
export async function removeAbandonedParts(folder: string): Promise<void> {
  if (cleaned.has(folder)) return
  cleaned.add(folder)
  await removeAbandoned(folder, '.', partEnding)
}

/** Makes sure that the new name of a file outlasts a power cut. Windows does that itself and does not open folders. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  // A folder that one may write to need not be readable.
  const handle = await open(folder).catch(() => null)
  if (handle === null) return
  try {
    await handle.sync()
  } catch (error) {
    // Some network disks cannot do that.
    if (!['EINVAL', 'ENOTSUP', 'EBADF'].includes(errorCodeOf(error))) throw error
  } finally {
    await handle.close()
  }
}

/** Sets the owner, if the system allows it, and the mode, which the umask has reduced. */
async function copyOwnerAndMode({ uid, gid, mode }: Stats, path: string): Promise<void> {
  await chown(path, uid, gid).catch(() => undefined)
  await chmod(path, mode)
}

async function statIfThere(path: string): Promise<Stats | null> {
  try {
    return await stat(path)
  } catch (error) {
    if (errorCodeOf(error) === 'ENOENT') return null
    throw error
  }
}
