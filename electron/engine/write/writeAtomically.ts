import { randomUUID } from 'node:crypto'
import { createWriteStream, type Stats } from 'node:fs'
import { chmod, chown, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { EngineError, errorCodeOf, fileProblem } from '../core/errors'
import { removeAtExit } from './removeAtExit'
import { resolveLinks } from './resolveLinks'

type Content = AsyncIterable<string> | Iterable<string | Uint8Array>

/**
 * Writes a file that appears at `path` in one step when it is whole; one that is there stays until then, and for good
 * where that never comes. A link stays, and leads to the new file; a file hands on its owner and mode; a pipe or a device
 * is written to as it is. Throws WRITE_FAILED, CANCELLED once `signal` is aborted, and the engine's errors of `content`.
 */
export async function writeAtomically(path: string, content: Content, signal?: AbortSignal): Promise<void> {
  try {
    const former = await statIfThere(path)
    if (former === null || former.isFile()) await replaceFile(await resolveLinks(path), former, content, signal)
    else await pipeline(content, createWriteStream(path), { signal })
  } catch (error) {
    if (error instanceof EngineError) throw error
    if (signal?.aborted === true) throw new EngineError('CANCELLED', 'Cancelled.', { cause: error })
    throw new EngineError('WRITE_FAILED', `The file could not be written to ${path}: ${fileProblem(error)}.`, {
      cause: error,
    })
  }
}

async function replaceFile(path: string, former: Stats | null, content: Content, signal?: AbortSignal): Promise<void> {
  const temporaryPath = join(dirname(path), `.${randomUUID()}.part`)
  const cancelRemoval = removeAtExit(temporaryPath)
  try {
    await pipeline(content, createWriteStream(temporaryPath, { mode: former?.mode }), { signal })
    if (former !== null) await handOn(former, temporaryPath)
    await rename(temporaryPath, path)
  } catch (error) {
    await rm(temporaryPath, { force: true })
    throw error
  } finally {
    cancelRemoval()
  }
}

/** Who may read and write: the owner as far as we may give files away, and the mode, from which the umask has taken. */
async function handOn({ uid, gid, mode }: Stats, path: string): Promise<void> {
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
