import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EngineError, fileProblem, noRoom } from '../core/errors'
import { ownPrefix } from './processNames'
import { removeAbandoned } from './removeAbandoned'
import { removeAtExit } from './removeAtExit'

/**
 * A folder for temporary files, which only its owner can read. It is removed when the program ends. Throws WRITE_FAILED.
 */
export async function makeTemporaryFolder(): Promise<string> {
  try {
    const folder = await mkdtemp(join(tmpdir(), ownPrefix()))
    removeAtExit(folder)
    return folder
  } catch (error) {
    const problem = `The folder for temporary files, ${tmpdir()}, cannot be used: ${fileProblem(error)}.`
    throw noRoom(error, tmpdir()) ?? new EngineError('WRITE_FAILED', problem, { cause: error })
  }
}

/** Removes the temporary folders of programs that were killed. It never fails. */
export async function removeAbandonedFolders(): Promise<void> {
  await removeAbandoned(tmpdir())
}
