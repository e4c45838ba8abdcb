import type { FileSummary } from '../../../shared/folder/dataSet'
import type { Connection } from '../core/connection'
import type { CleanedCopies } from '../scan/cleanedCopies'
import { SourceFiles } from '../scan/sourceFiles'
import { accountForPolls, createLineTables } from './accounting/accountForRows'
import type { LoadOptions } from './loadFolder'
import { addPolls } from './polls/addPolls'
import { copyAdded, keptPolls, type AddedFile, type AddedPolls, type KeptPollFile } from './polls/keptPolls'
import { loadAddedPolls } from './polls/loadPolls'

/** What was read of a poll file: the counts of what was added, and the facts about the whole file for the next load. */
interface ReadFile {
  readonly counts: FileSummary
  readonly kept: KeptPollFile
}

interface ReadPolls {
  /** By the index of the file. */
  readonly files: ReadonlyMap<number, ReadFile>
  /** For the indexes of other files, how many more duplicates they have. */
  readonly duplicates: ReadonlyMap<number, number>
  /** The first and the last instant; null if no poll was added that can be used. */
  readonly firstUs: number | null
  readonly lastUs: number | null
}

/** Adds polls to the layers of those of an earlier load. Returns null if they may change more than that; then the tables must be discarded. */
export async function readAddedPolls(
  connection: Connection,
  copies: CleanedCopies,
  { mapping, temporaryFolder, signal }: LoadOptions,
  { read }: AddedPolls,
): Promise<ReadPolls | null> {
  if (read.length === 0) return { files: new Map(), duplicates: new Map(), firstUs: null, lastUs: null }
  const parts = await copyParts(read, temporaryFolder, signal)
  if (parts === null) return null
  const sources = await SourceFiles.open(connection, parts.map(({ file }) => file), copies, false, mapping)
  if (sources.all.some(({ isCopy }) => isCopy)) return null
  await createLineTables(connection)
  if (!(await loadAddedPolls(connection, sources.all))) return null
  await addPolls(connection)
  const rowsBefore = new Map(read.flatMap(({ index, former }) => (former === null ? [] : [[index, former.rows] as const])))
  const counts = await accountForPolls(connection, sources.all, copies, rowsBefore)
  if (counts === null) return null
  const rowsRead = new Map(sources.all.map(({ index }, at) => [index, counts[at]?.rowsRead ?? 0]))
  const kept = keptPolls(sources.all, ({ index }) => rowsRead.get(index) ?? 0)
  const files = new Map<number, ReadFile>()
  for (const [at, { file, lines }] of parts.entries()) {
    const [ofFile, keptFile, source] = [counts[at], kept[at], sources.all[at]]
    if (ofFile === undefined || keptFile === undefined || source === undefined) return null
    // Its rows were numbered from its own first line.
    if (file.former !== null && copies.countsOf(source) !== undefined) return null
    files.set(file.index, { counts: ofFile, kept: wholeFile(keptFile, file.former, lines) })
  }
  const moved = await connection.all<{ file_index: number; rows: number }>('from poll_duplicate where rows <> 0')
  const { first, last } = await connection.one<{ first: number | null; last: number | null }>('select min(first_us) as first, max(last_us) as last from polls_count')
  const ofOthers = moved.filter(({ file_index }) => !files.has(file_index))
  return { files, duplicates: new Map(ofOthers.map(({ file_index, rows }) => [file_index, rows])), firstUs: first, lastUs: last }
}

interface Part {
  readonly file: AddedFile
  /** The number of its lines; null if it is not a part. */
  readonly lines: number | null
}

/** The files, and copies of the ends of those that have grown. Null if what was added may not be lines of their own. */
async function copyParts(read: readonly AddedFile[], folder: string, signal: AbortSignal): Promise<readonly Part[] | null> {
  const parts: Part[] = []
  for (const file of read) {
    const part = file.former === null ? { file, lines: null } : await copyAdded(file, file.former, folder, signal)
    if (part === null) return null
    parts.push(part)
  }
  return parts
}

function wholeFile(part: KeptPollFile, former: KeptPollFile | null, lines: number | null): KeptPollFile {
  if (former === null) return part
  return { ...part, rows: former.rows + part.rows, canGrow: former.canGrow && part.headerLines + part.rows === lines }
}
