import type { FileSummary } from '../../../shared/folder/dataSet'
import type { Connection } from '../core/connection'
import { EngineError } from '../core/errors'
import readValues from '../core/read_values.sql?raw'
import { changeSince } from '../disk/fileVersion'
import { inGroups } from '../disk/inGroups'
import { CleanedCopies } from '../scan/cleanedCopies'
import { isoInstant } from '../time/instants'
import { createExceptionViews, requireNoContradiction, setAddedExceptions } from './exceptions/loadExceptions'
import { hashOfOthers, type LoadedFolder, type LoadOptions } from './loadFolder'
import { collectNotices } from './notices/collectNotices'
import { areRenumbered, createFormer, type EarlierTables } from './polls/addPolls'
import { findAddedPolls, prove, type AddedPolls } from './polls/keptPolls'
import { readAddedPolls } from './readAddedPolls'

/** An earlier load of a folder. */
export interface EarlierLoad {
  readonly tables: EarlierTables
  readonly loaded: LoadedFolder
}

interface ExtendedFolder {
  readonly loaded: LoadedFolder
  /** The path of the file that has its large tables, if its other tables can be kept on top of that; otherwise null. */
  readonly base: string | null
}

/**
 * Does what `loadFolder` does in the empty catalog of the connection, if nothing has changed since an earlier load but that
 * polls were added. Returns null if something else may have changed; then the catalog must be discarded. Throws what a load throws about exceptions.
 */
export async function extendFolder(connection: Connection, catalog: string, options: LoadOptions, { tables, loaded }: EarlierLoad): Promise<ExtendedFolder | null> {
  const { recognised, mapping, added, progress, temporaryFolder, signal } = options
  if (recognised.questions.length > 0 || hashOfOthers(recognised) !== loaded.others) return null
  const found = findAddedPolls(recognised.files, loaded.polls)
  if (found === null) return null
  const copies = new CleanedCopies(connection, temporaryFolder, signal)
  const stop = new AbortController()
  const extended = await progress.step('Reading new polls', 0.1, connection, async () => {
    try {
      // The old bytes are read while DuckDB works.
      const proving = prove(found.toProve, AbortSignal.any([signal, stop.signal])).catch(() => null)
      await createFormer(connection, catalog, tables, found.known)
      const withAdded = await addFound(connection, copies, options, loaded, found)
      const fingerprints = withAdded === null ? null : await proving
      return withAdded === null || fingerprints === null || (await haveChanged(options)) ? null : withFingerprints(withAdded, fingerprints)
    } catch (error) {
      if (signal.aborted) throw error
      // Loading everything says what is wrong.
      return null
    } finally {
      stop.abort()
      await copies.remove()
    }
  })
  if (extended === null) return null
  await createExceptionViews(connection)
  await setAddedExceptions(connection, added)
  if (loaded.fileExceptions + added.length > 0) await requireNoContradiction(connection, mapping.specialDays)
  return { loaded: extended, base: 'paths' in tables && !areRenumbered(found.known) ? (tables.paths[0] ?? null) : null }
}

async function haveChanged({ recognised }: LoadOptions): Promise<boolean> {
  const changes = await inGroups(recognised.files, ({ path, version }) => changeSince(path, version))
  return changes.some((change) => change !== 'none')
}

function withFingerprints(loaded: LoadedFolder, fingerprints: ReadonlyMap<string, string>): LoadedFolder {
  return { ...loaded, polls: loaded.polls.map((file) => ({ ...file, fingerprint: fingerprints.get(file.name) ?? file.fingerprint })) }
}

/** Adds the polls to copies of the tables of an earlier load. */
async function addFound(connection: Connection, copies: CleanedCopies, options: LoadOptions, earlier: LoadedFolder, found: AddedPolls): Promise<LoadedFolder | null> {
  const { recognised } = options
  await connection.run(readValues)
  const read = await readAddedPolls(connection, copies, options, found)
  if (read === null) return null
  const formerCounts = new Map(earlier.summary.files.map((file) => [file.path, file]))
  const files = recognised.files.map(({ path }, index) => addCounts(formerCounts.get(path), read.files.get(index)?.counts, read.duplicates.get(index) ?? 0, path))
  const formerPolls = new Map(earlier.polls.map((file) => [file.name, file]))
  const polls = recognised.files.flatMap(({ name, version }, index) => {
    const former = formerPolls.get(name)
    return read.files.get(index)?.kept ?? (former === undefined ? [] : { ...former, version, index })
  })
  const { issues } = await connection.one<{ issues: number }>('select count(*) as issues from issue')
  const notices = await collectNotices(connection, recognised, files, earlier.lastingNotices)
  const firstPollUs = Math.min(earlier.firstPollUs, read.firstUs ?? Infinity)
  const lastPollUs = Math.max(earlier.lastPollUs, read.lastUs ?? 0)
  const polled = { firstPollAt: isoInstant(firstPollUs), lastPollAt: isoInstant(lastPollUs) }
  return { ...earlier, summary: { ...earlier.summary, files, issues, notices, ...polled }, firstPollUs, lastPollUs, polls }
}

/** The counts of a file with those of what was added to it; at least one of them is given. */
function addCounts(former: FileSummary | undefined, added: FileSummary | undefined, duplicates: number, path: string): FileSummary {
  const [first, second] = [former ?? added, former === undefined ? undefined : added]
  if (first === undefined) throw new EngineError('INTERNAL', `The file ${path} was not counted.`)
  return {
    ...first,
    path,
    rowsRead: first.rowsRead + (second?.rowsRead ?? 0),
    rowsLoaded: first.rowsLoaded + (second?.rowsLoaded ?? 0) - duplicates,
    rowsDuplicate: first.rowsDuplicate + (second?.rowsDuplicate ?? 0) + duplicates,
    rowsRejected: first.rowsRejected + (second?.rowsRejected ?? 0),
  }
}
