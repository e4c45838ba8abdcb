import { createHash } from 'node:crypto'
import { readlinkSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { EngineError, errorCodeOf, fileProblem, noRoom } from '../core/errors'
import { removeAtExit } from './removeAtExit'

/**
 * A folder for temporary files, which only its owner can read. It is removed when the program ends. Throws WRITE_FAILED.
 */
export async function makeTemporaryFolder(): Promise<string> {
  try {
    const folder = await mkdtemp(join(tmpdir(), `store-monitor-${computer()}-${process.pid}-`))
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
  const ownFolder = new RegExp(`^store-monitor-${computer()}-(\\d+)-\\w{6}$`)
  const names = await readdir(tmpdir()).catch(() => [])
  const abandoned = names.filter((name) => {
    const pid = ownFolder.exec(name)?.[1]
    return pid !== undefined && !isRunning(Number(pid))
  })
  await Promise.allSettled(abandoned.map((name) => rm(join(tmpdir(), name), { recursive: true, force: true })))
}

/** A program whose number was given to another one counts as running, so that no folder in use is removed. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCodeOf(error) !== 'ESRCH'
  }
}

/** What numbers of programs are unique in: this computer, or the container on it. They may share a folder for temporary files. */
function computer(): string {
  return createHash('sha256').update(`${hostname()} ${processNamespace()}`).digest('hex').slice(0, 8)
}

/** Only Linux has several. */
function processNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid')
  } catch {
    return ''
  }
}
