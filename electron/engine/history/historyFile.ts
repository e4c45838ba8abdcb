import { createReadStream, type Stats } from 'node:fs'
import { chmod, open, rename, rm, stat, truncate } from 'node:fs/promises'
import { parse, format } from 'node:path'
import { isInUse } from '../core/databaseErrors'
import { EngineError, errorCodeOf, fileProblem, messageOf } from '../core/errors'
import { entryHeaderBytes, findDamage } from '../disk/databaseLog'
import { timeForName } from '../write/safeFileNames'
import { writeAtomically } from '../write/writeAtomically'

/** DuckDB reports an entry of its log that has another checksum by the position behind its length and checksum. */
const damagedEntry = /Corrupt WAL file: entry at byte position (\d+)/

/** What DuckDB puts behind the name of a file for its log, and for what is committed while it writes the log into the file. */
const logEndings = ['.wal', '.wal.checkpoint']

/**
 * Returns whether there is a history. Throws INVALID_INPUT if something else is in its place or in that of its log, such as a folder
 * or a pipe, for which DuckDB would wait for ever.
 */
export async function requireFile(path: string): Promise<boolean> {
  const found = await Promise.all(['', ...logEndings].map((ending) => statIfThere(path + ending)))
  if (found.some((stats) => stats !== null && !stats.isFile())) {
    throw new EngineError('INVALID_INPUT', `Reports are kept in a file, and ${path} or its log is something else, such as a folder, a pipe or a device.`)
  }
  return found[0] !== null
}

async function statIfThere(path: string): Promise<Stats | null> {
  try {
    return await stat(path)
  } catch (error) {
    if (errorCodeOf(error) === 'ENOENT') return null
    throw new EngineError('WRITE_FAILED', `${path} cannot be read: ${fileProblem(error)}.`, { cause: error })
  }
}

/** Lets nobody but its owner read a new history, which names folders and stores. */
export async function makePrivate(path: string): Promise<void> {
  await chmodIfPossible(path)
  await makePrivateLog(path)
}

/** Makes an empty log that nobody but its owner can read, because everybody could read one that DuckDB makes. */
export async function makePrivateLog(path: string): Promise<void> {
  const log = `${path}.wal`
  // If this fails, DuckDB makes the log, or says why it cannot.
  await open(log, 'a', 0o600).then((file) => file.close()).catch(() => undefined)
  // DuckDB may have made it meanwhile.
  await chmodIfPossible(log)
}

async function chmodIfPossible(path: string): Promise<void> {
  // Not every disk has modes.
  await chmod(path, 0o600).catch(() => undefined)
}

/** Removes a log that nothing was written to. Only who has the history open may do that. */
export async function removeEmptyLog(path: string): Promise<void> {
  if ((await bytesOf(`${path}.wal`)) === 0) await rm(`${path}.wal`, { force: true }).catch(() => undefined)
}

/**
 * Opens a history with `openHistory`, a second time without the damaged end of its log if DuckDB refuses that. DuckDB opens the history
 * at its last whole commit then. What it leaves out of the log is lost with the next change, so the whole log is copied aside
 * before, and a line on standard error says so. Throws the errors of `openHistory`, and WRITE_FAILED if the log cannot be read or copied.
 */
export async function openMended<Opened>(path: string, openHistory: (path: string) => Promise<Opened>): Promise<Opened> {
  const log = `${path}.wal`
  const bytes = await bytesOf(log)
  let copies = (await damageOf(path)) ? await copyLogs(path) : []
  try {
    return await openHistory(path)
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
    return await openHistory(path)
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
  const ending = `.damaged-${timeForName()}`
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

/** The length of a file in bytes; 0 if it is not there. */
export async function bytesOf(file: string): Promise<number> {
  return stat(file).then(({ size }) => size, () => 0)
}

/**
 * Renames a history and its logs, so that a new one can take their place. Returns the new path, which is beside the old one
 * and has the time in its name. Throws WRITE_FAILED, and INVALID_INPUT if it is not a file.
 */
export async function setAside(path: string): Promise<string> {
  await requireFile(path)
  const { base: _base, name, ...place } = parse(path)
  const aside = format({ ...place, name: `${name}-${timeForName()}` })
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
