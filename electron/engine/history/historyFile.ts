import { constants, copyFile, rename, truncate } from 'node:fs/promises'
import { parse, format } from 'node:path'
import { EngineError, errorCodeOf, fileProblem, messageOf } from '../core/errors'

/** DuckDB reports a damaged entry of its log by the position behind the length and the checksum of the entry. */
const damagedEntry = /Corrupt WAL file: entry at byte position (\d+)/
const entryHeaderBytes = 16

/**
 * Cuts the log of a history off before its first damaged entry, if `error` says that it has one, after a copy of the log was
 * set aside. DuckDB then opens the history at its last whole commit. Returns whether the log was cut.
 */
export async function cutDamagedLog(path: string, error: unknown): Promise<boolean> {
  const position = error instanceof EngineError ? damagedEntry.exec(messageOf(error.cause))?.[1] : undefined
  if (position === undefined) return false
  const log = `${path}.wal`
  const aside = `${log}.damaged-${now()}`
  try {
    await copyFile(log, aside, constants.COPYFILE_EXCL)
    await truncate(log, Math.max(Number(position) - entryHeaderBytes, 0))
  } catch {
    return false
  }
  console.error(`The end of ${log} was damaged. The reports before it are kept, and the whole log is now ${aside}.`)
  return true
}

/**
 * Renames a history and its log, so that a new one can take their place. Returns the new path, which is beside the old one
 * and has the time in its name. Throws WRITE_FAILED.
 */
export async function setAside(path: string): Promise<string> {
  const { base: _base, name, ...place } = parse(path)
  const aside = format({ ...place, name: `${name}-${now()}` })
  try {
    await rename(path, aside)
    await rename(`${path}.wal`, `${aside}.wal`).catch(ignoreMissing)
    return aside
  } catch (error) {
    throw new EngineError('WRITE_FAILED', `${path} could not be renamed: ${fileProblem(error)}.`, { cause: error })
  }
}

/** Gives a history that was set aside its former name. */
export async function putBack(aside: string, path: string): Promise<void> {
  await rename(aside, path)
  await rename(`${aside}.wal`, `${path}.wal`).catch(ignoreMissing)
}

function ignoreMissing(error: unknown): void {
  if (errorCodeOf(error) !== 'ENOENT') throw error
}

/** The time as a part of a file name; Windows does not allow colons there. */
function now(): string {
  return new Date().toISOString().replaceAll(':', '-')
}
