import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Connection } from '../../core/database'
import { hashFile, readStart } from '../../disk/hashFile'
import type { FileVersion } from '../../disk/fileVersion'
import type { SourceFile } from '../../scan/sourceFile'

/** A poll file of an earlier load, whose rows are in the tables of that load. */
export interface KeptPollFile {
  readonly name: string
  /** How it was read: a text that differs if a row of it may be read differently. */
  readonly form: string
  readonly version: FileVersion
  /** Its index in that load. */
  readonly index: number
  /** The number of its rows, usable or not. */
  readonly rows: number
  /** The SHA-256 of its bytes, if what is added to it are lines of their own; null while that is unknown, or if they are not. */
  readonly hash: string | null
}

/** The polls of an earlier load of the folder. */
export interface KeptPolls {
  /** The name of the catalog with its tables; a name of our own. */
  readonly catalog: string
  readonly files: readonly KeptPollFile[]
}

/** Which polls are taken from an earlier load, and what is read in place of all files. */
export interface PollSources {
  readonly catalog: string
  /** The files, and the added ends of files, that are read. */
  readonly read: readonly SourceFile[]
  /** Each file with kept polls, the index that it had, and how many rows of it are kept. */
  readonly kept: readonly { readonly file: SourceFile; readonly index: number; readonly rows: number }[]
}

/** A text that differs between two poll files of which a row may be read differently; null if its rows cannot be kept. */
export function keptForm({ kind, isCopy, columns, delimiter, headerLine, encoding, header, pathValues, readings }: SourceFile): string | null {
  // What such values mean depends on other files, or on other rows.
  const isUsual = readings.timestamps === 'dates' && readings.dateOrder === null && !columns.includes('timezone_str')
  if (!isUsual || isCopy || kind !== 'text') return null
  return JSON.stringify([columns, delimiter, headerLine, encoding, header, pathValues, readings])
}

/**
 * Finds out which of the poll files are as they were, or only had lines added, and writes such lines to files of their own
 * in `folder`. Null if nothing can be taken from the earlier load.
 */
export async function findKeptPolls(files: readonly SourceFile[], kept: KeptPolls, folder: string, signal: AbortSignal): Promise<PollSources | null> {
  // All poll files are looked at together, so one that is unusual makes all of them so.
  if (files.some((file) => keptForm(file) === null)) return null
  const read: SourceFile[] = []
  const found: PollSources['kept'][number][] = []
  for (const file of files) {
    const earlier = kept.files.find(({ name }) => name === file.name)
    const hasSameForm = earlier !== undefined && earlier.form === keptForm(file)
    if (hasSameForm && JSON.stringify(earlier.version) === JSON.stringify(file.version)) found.push({ file, index: earlier.index, rows: earlier.rows })
    else if (hasSameForm && (await isStartOf(file, earlier, signal))) {
      const added = await copyAdded(file, earlier.version.size, folder, signal)
      if (added === false) return null
      found.push({ file, index: earlier.index, rows: earlier.rows })
      if (added !== null) read.push({ ...file, readPath: added, isCopy: true })
    } else read.push(file)
  }
  return found.length === 0 ? null : { catalog: kept.catalog, read, kept: found }
}

/** Whether a file begins with all the bytes that it had, as their hash proves. There is one only if what follows are new lines. */
async function isStartOf({ path, version }: SourceFile, { version: { size }, hash }: KeptPollFile, signal: AbortSignal): Promise<boolean> {
  if (hash === null || version.size < size || size === 0) return false
  return (await hashFile(path, signal, size)) === hash
}

/** Copies what was added to a file; null if that is nothing, false if it may not be lines like those before. */
async function copyAdded({ path, index, version }: SourceFile, start: number, folder: string, signal: AbortSignal): Promise<string | false | null> {
  if (version.size === start) return null
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const copy = join(folder, `added_${index}.csv`)
  await pipeline(createReadStream(path, { start, end: version.size - 1, signal }), createWriteStream(copy, { mode: 0o600 }))
  return (await readStart(copy, version.size - start, signal)).isOfWholeLines && copy
}

/** Creates `kept_file`, and views of the tables of the earlier load under names of their own. */
export async function openKeptPolls(connection: Connection, { catalog, kept }: PollSources): Promise<void> {
  await connection.run(
    `create temp table kept_file (kept_index bigint, file_index bigint, rows bigint);
     create temp view kept_poll_row as from ${catalog}.poll union all from ${catalog}.repeated_poll;
     create temp view kept_store as from ${catalog}.store;
     create temp view kept_problem as from ${catalog}.unusable_poll`,
  )
  await connection.append('kept_file', kept.map(({ file, index, rows }) => [index, file.index, rows]))
}
