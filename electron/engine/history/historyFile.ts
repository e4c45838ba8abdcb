import { createReadStream } from 'node:fs'
import { rename, rm, stat, truncate } from 'node:fs/promises'
import { parse, format } from 'node:path'
import { isInUse } from '../core/databaseErrors'
import { EngineError, errorCodeOf, fileProblem, messageOf } from '../core/errors'
import { findDamage } from '../disk/databaseLog'
import { writeAtomically } from '../write/writeAtomically'

/** DuckDB reports an entry of its log that has another checksum by the position behind its length and checksum. */
const damagedEntry = /Corrupt WAL file: entry at byte position (\d+)/
const entryHeaderBytes = 16

/** What DuckDB puts behind the name of a file for its log, and for what is committed while it writes the log into the file. */
const logEndings = ['.wal', '.wal.checkpoint']

/**
 * Opens a history with `open`, a second time without the damaged end of its log if DuckDB refuses that. DuckDB opens the history
 * at its last whole commit then. What it leaves out of the log is lost with the next change, so the whole log is copied aside
 * before, and a line on standard error says so. Throws the errors of `open`, and WRITE_FAILED if the log cannot be read or copied.
 */
export async function openMended<Opened>(path: string, open: (path: string) => Promise<Opened>): Promise<Opened> {
  const log = `${path}.wal`
  const bytes = await bytesOf(log)
  let copies = (await damageOf(path)) ? await copyLogs(path) : []
  try {
    return await open(path)
  } catch (error) {
    const position = isAboutLog(error) ? (cutPosition(error) ?? (await findDamage(log))) : null
    if (position === null) {
      // The log is still in its place, or another program writes to it.
      if (isInUse(error) || (await bytesOf(log)) === bytes) {
        for (const copy of copies.splice(0)) await rm(copy, { force: true })
      }
      throw error
    }
    if (copies.length === 0) copies = await copyLogs(path)
    await truncate(log, position)
    return await open(path)
  } finally {
    const [aside] = copies
    if (aside !== undefined) console.error(`The end of ${log} was damaged. The reports before it are kept, and the whole log is now ${aside}.`)
  }
}

async function damageOf(path: string): Promise<boolean> {
  try {
    const found = await Promise.all(logEndings.map((ending) => findDamage(path + ending)))
    return found.some((position) => position !== null)
  } catch (error) {
    throw new EngineError('WRITE_FAILED', `The log of ${path} cannot be read: ${fileProblem(error)}.`, { cause: error })
  }
}

/** Copies the logs of a history, so that the copies are on the disk. Returns their paths, that of the main log first. Throws WRITE_FAILED. */
async function copyLogs(path: string): Promise<string[]> {
  const ending = `.damaged-${now()}`
  const copies: string[] = []
  for (const log of logEndings.map((each) => path + each)) {
    if ((await bytesOf(log)) === 0) continue
    await writeAtomically(log + ending, createReadStream(log), undefined, 0o600)
    copies.push(log + ending)
  }
  return copies
}

function isAboutLog(error: unknown): boolean {
  return error instanceof EngineError && messageOf(error.cause).includes('replaying WAL')
}

function cutPosition(error: unknown): number | null {
  const position = error instanceof EngineError ? damagedEntry.exec(messageOf(error.cause))?.[1] : undefined
  return position === undefined ? null : Math.max(Number(position) - entryHeaderBytes, 0)
}

async function bytesOf(file: string): Promise<number> {
  return stat(file).then(({ size }) => size, () => 0)
}

/**
 * Renames a history and its logs, so that a new one can take their place. Returns the new path, which is beside the old one
 * and has the time in its name. Throws WRITE_FAILED.
 */
export async function setAside(path: string): Promise<string> {
  const { base: _base, name, ...place } = parse(path)
  const aside = format({ ...place, name: `${name}-${now()}` })
  try {
    await rename(path, aside)
    for (const ending of logEndings) await rename(path + ending, aside + ending).catch(ignoreMissing)
    return aside
  } catch (error) {
    throw new EngineError('WRITE_FAILED', `${path} could not be renamed: ${fileProblem(error)}.`, { cause: error })
  }
}

/** Gives a history that was set aside its former name. */
export async function putBack(aside: string, path: string): Promise<void> {
  await rename(aside, path)
  for (const ending of logEndings) await rename(aside + ending, path + ending).catch(ignoreMissing)
}

function ignoreMissing(error: unknown): void {
  if (errorCodeOf(error) !== 'ENOENT') throw error
}

/** The time as a part of a file name; Windows does not allow colons there. */
function now(): string {
  return new Date().toISOString().replaceAll(':', '-')
}
