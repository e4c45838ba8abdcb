import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { EngineError, fileProblem } from './errors'
import { removeAtExit } from './leftovers'

/**
 * Writes a file that appears at `path` in one step when it is whole; one that is there stays until then, and for good
 * where that never comes. Throws WRITE_FAILED, CANCELLED once `signal` is aborted, and the engine's errors of `content`.
 */
export async function writeWhole(
  path: string,
  content: AsyncIterable<string> | Iterable<string | Uint8Array>,
  signal?: AbortSignal,
): Promise<void> {
  const temporaryPath = join(dirname(path), `.${randomUUID()}.part`)
  const keepAtExit = removeAtExit(temporaryPath)
  try {
    await pipeline(content, createWriteStream(temporaryPath), { signal })
    await rename(temporaryPath, path)
  } catch (error) {
    await rm(temporaryPath, { force: true })
    if (error instanceof EngineError) throw error
    if (signal?.aborted === true) throw new EngineError('CANCELLED', 'Cancelled.', { cause: error })
    throw new EngineError('WRITE_FAILED', `The file could not be written to ${path}: ${fileProblem(error)}.`, {
      cause: error,
    })
  } finally {
    keepAtExit()
  }
}
