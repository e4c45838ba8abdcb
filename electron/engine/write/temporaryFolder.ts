import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EngineError, fileProblem, noRoom } from '../core/errors'
import { isAbandoned, ownPrefix } from './processNames'
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

/**
 * Removes the temporary folders of programs on this computer that were killed. It never fails: what cannot be removed stays.
 */
export async function removeAbandonedFolders(): Promise<void> {
  const names = await readdir(tmpdir()).catch(() => [])
  const abandoned = names.filter((name) => isAbandoned(name))
  await Promise.allSettled(abandoned.map((name) => rm(join(tmpdir(), name), { recursive: true, force: true })))
}
