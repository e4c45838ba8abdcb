import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fingerprintOfGrown, readStart } from '../../disk/fingerprint'
import type { FileVersion } from '../../disk/fileVersion'
import { readStream } from '../../disk/openToRead'
import type { RecognisedFile } from '../../files/readFileHead'
import { hasUnusualValue } from '../../scan/findForms'
import type { NumberedFile, SourceFile } from '../../scan/sourceFile'

/** A poll file of an earlier load, whose rows are in the tables of that load. */
export interface KeptPollFile {
  readonly name: string
  /** How it was read: a text that differs if a row of it may be read differently. */
  readonly form: string
  readonly version: FileVersion
  /** The `file_index` of its rows. */
  readonly index: number
  /** The number of its rows, usable or not. */
  readonly rows: number
  /** The number of its lines before the rows. */
  readonly headerLines: number
  /** That of its bytes; null while it is unknown. */
  readonly fingerprint: string | null
  /** Whether each row is a line, and what is added to it are lines of their own. */
  readonly canGrow: boolean
}

/** A poll file that an earlier load did not have, or what was added to one that it had, with a header as a file of its own. */
export interface AddedFile extends NumberedFile {
  /** The earlier file; null if the whole file is new. */
  readonly former: KeptPollFile | null
}

/** What has become of the poll files of an earlier load. Each of them is still there. */
export interface AddedPolls {
  readonly read: readonly AddedFile[]
  /** The poll files of the earlier load, with their indexes then and now. */
  readonly known: readonly { readonly former: number; readonly index: number }[]
  /** The files of which the bytes must be looked at, because their size or times are others. */
  readonly toProve: readonly { readonly file: RecognisedFile; readonly former: KeptPollFile }[]
}

/** A text that differs between two poll files of which a row may be read differently; null if its rows cannot be kept. */
function formOf({ kind, compression, isBoxed, columns, delimiter, headerLine, encoding, header, headerOf, pathValues }: RecognisedFile): string | null {
  // What zones beside polls mean depends on other files.
  if (kind !== 'text' || compression !== null || isBoxed || columns.includes('timezone_str')) return null
  return JSON.stringify([columns, delimiter, headerLine, encoding, header, headerOf, pathValues])
}

/** The poll files whose rows the next load can take from this one: all, or none. */
export function keptPolls(files: readonly SourceFile[], rowsOf: (file: SourceFile) => number): readonly KeptPollFile[] {
  const kept = files.flatMap((file) => {
    const isUsual = !file.isCopy && file.readings.timestamps === 'dates' && file.readings.dateOrder === null
    const form = isUsual ? formOf(file) : null
    if (form === null) return []
    const { name, version, index, headerLine } = file
    return [{ name, form, version, index, rows: rowsOf(file), headerLines: headerLine, fingerprint: null, canGrow: false }]
  })
  return kept.length === files.length ? kept : []
}

/**
 * Finds out which of the files of a folder are poll files that an earlier load had, or of which it had the beginning; the
 * bytes of those `toProve` are yet to be looked at. Null if one is gone or may be read differently.
 */
export function findAddedPolls(files: readonly RecognisedFile[], kept: readonly KeptPollFile[]): AddedPolls | null {
  const formerFiles = new Map(kept.map((file) => [file.name, file]))
  const polls = files.flatMap((file, index) => (file.role === 'polls' ? [{ ...file, index, former: formerFiles.get(file.name) ?? null }] : []))
  const known = polls.flatMap(({ former, index }) => (former === null ? [] : [{ former, index }]))
  // Of rows that are alike, that of the first file counts.
  if (kept.length === 0 || !kept.every((file, at) => known[at]?.former === file)) return null
  if (!polls.every((file) => mayBeAdded(file, file.former))) return null
  const changed = polls.flatMap(({ former, ...file }) => (former === null || isUnchanged(file, former) ? [] : [{ file, former }]))
  return {
    read: polls.filter(({ version, former }) => former === null || version.size > former.version.size),
    known: known.map(({ former, index }) => ({ former: former.index, index })),
    toProve: changed,
  }
}

function isUnchanged({ version }: RecognisedFile, former: KeptPollFile): boolean {
  return JSON.stringify(former.version) === JSON.stringify(version)
}

function mayBeAdded(file: RecognisedFile, former: KeptPollFile | null): boolean {
  const form = formOf(file)
  if (form === null || (former !== null && form !== former.form)) return false
  if (former !== null && isUnchanged(file, former)) return true
  // What such values mean depends on other rows.
  if (hasUnusualValue(file)) return false
  if (former === null) return true
  const { size } = file.version
  return former.fingerprint !== null && former.version.size > 0 && (former.canGrow ? size >= former.version.size : size === former.version.size)
}

/** The fingerprints of the files that were to be proved, by their names; null if one does not begin with the bytes that it had. */
export async function prove(toProve: AddedPolls['toProve'], signal: AbortSignal): Promise<ReadonlyMap<string, string> | null> {
  const fingerprints = new Map<string, string>()
  for (const { file, former } of toProve) {
    const { fingerprint, version } = former
    const all = fingerprint === null ? null : await fingerprintOfGrown(file.path, { fingerprint, length: version.size }, file.version.size, signal)
    if (all === null) return null
    fingerprints.set(file.name, all)
  }
  return fingerprints
}

/**
 * Writes what was added to a file, behind its header, to a file of its own in `folder`, and counts the lines of that. Null if
 * what was added may not be lines of their own.
 */
export async function copyAdded(
  file: AddedFile,
  { version, headerLines }: KeptPollFile,
  folder: string,
  signal: AbortSignal,
): Promise<{ readonly file: AddedFile; readonly lines: number } | null> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, `added_${file.index}.csv`)
  const header = file.text.slice(0, file.text.indexOf('\n') + 1)
  await writeFile(path, headerLines > 0 ? header : '', { mode: 0o600 })
  await pipeline(readStream(file.path, file.root, { start: version.size, end: file.version.size - 1, signal }), createWriteStream(path, { flags: 'a' }))
  const { isOfWholeLines, lines } = await readStart(path, file.version.size, signal)
  return isOfWholeLines ? { file: { ...file, path, root: null }, lines } : null
}
