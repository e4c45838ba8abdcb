import type { DataSetSummary, FileNotRead, FileSummary } from '../../../shared/folder/dataSet'
import type { Mapping } from '../../../shared/folder/mapping'
import { accountForRows, createIssueTables, firstIssue } from './accounting/accountForRows'
import type { RecognisedFolder } from '../mapping/recogniseFolder'
import type { IgnoredFile } from '../mapping/assignFiles'
import type { RecognisedFile } from '../files/readFileHead'
import type { Connection } from '../core/database'
import { EngineError } from '../core/errors'
import { CleanedCopies } from '../scan/cleanedCopies'
import type { GrownFiles } from './grownFiles'
import { isoInstant } from '../time/instants'
import { createExceptions, loadExceptionRows, requireNoContradiction, setAddedExceptions, unmatchedNotice, type NamedException } from './exceptions/loadExceptions'
import { loadHoursAndZones, rowTables } from './hours/loadHoursAndZones'
import { collectNotices } from './notices/collectNotices'
import { findKeptPolls, keptForm, type KeptPollFile, type KeptPolls, type PollSources } from './polls/keptPolls'
import { loadKeptPolls, loadPolls } from './polls/loadPolls'
import { createStoreAttributes, loadStoresRows, storesTables } from './stores/loadStores'
import { nameAttributes } from './stores/nameAttributes'
import type { ProgressReporter } from '../core/progress'
import type { SourceFile } from '../scan/sourceFile'
import { usesOpeningMacros } from '../scan/hoursQuery'
import { SourceFiles } from '../scan/sourceFiles'
import readOpenings from '../core/read_openings.sql?raw'
import readHours from '../core/read_hours.sql?raw'
import readValues from '../core/read_values.sql?raw'
import namedStore from './polls/named_store.sql?raw'
import sameInstant from './same_instant.sql?raw'
import needsScanQuery from './needs_scan.sql?raw'
import weeklyOpening from './weekly_opening.sql?raw'
import writtenOpening from './written_opening.sql?raw'
import { issueKinds } from '../files/issueKinds'
import { oddIdPattern } from '../files/storeIdProblems'
import { canonicalZoneNames } from '../time/zones'

/** The facts about a loaded folder that its data set needs. */
export interface LoadedFolder {
  readonly summary: DataSetSummary
  readonly lastPollUs: number
  /** How many exceptions come from the files of the folder. */
  readonly fileExceptions: number
  /** Whether some openings do not hold at all times. */
  readonly hasSeasons: boolean
  /** The poll files whose rows the next load can take from this one. */
  readonly polls: readonly KeptPollFile[]
}

/**
 * `scan` if the values show that every line has to be scanned, `read` if polls of an earlier load are of no use, or the files of which copies must be read,
 * because they grew.
 */
type LoadOutcome = LoadedFolder | 'scan' | 'read' | { readonly grown: readonly RecognisedFile[] }

interface LoadOptions {
  readonly folder: string
  readonly recognised: RecognisedFolder
  /** What the user said about the folder. */
  readonly mapping: Mapping
  /** The exceptions that the user has added to those of the folder. */
  readonly added: readonly NamedException[]
  readonly progress: ProgressReporter
  readonly signal: AbortSignal
  /** A folder for copies of files that are not well formed; created when it is needed, and removed afterwards. */
  readonly temporaryFolder: string
  readonly grownFiles: GrownFiles
  /** Whether every file is scanned line by line. */
  readonly scanEveryLine: boolean
  /** The polls of an earlier load; null if all files are read. */
  readonly keptPolls: KeptPolls | null
}

/**
 * Creates the relations of a data set in the empty catalog of the connection. Unless it returns what it has loaded, the
 * catalog must be discarded and the folder loaded again. Throws FOLDER_UNREADABLE, DATA_UNUSABLE and MAPPING_NEEDED.
 */
export async function loadFolder(connection: Connection, options: LoadOptions): Promise<LoadOutcome> {
  const copies = new CleanedCopies(connection, options.temporaryFolder, options.signal)
  try {
    return await loadWith(connection, copies, options)
  } catch (error) {
    if (error instanceof EngineError || options.signal.aborted) throw error
    // A file that was changed or removed meanwhile explains an error of DuckDB.
    const grown = await options.grownFiles.find(options.recognised.files)
    if (grown.length > 0) return { grown }
    throw error
  } finally {
    await copies.remove()
  }
}

async function loadWith(
  connection: Connection,
  copies: CleanedCopies,
  options: LoadOptions,
): Promise<LoadOutcome> {
  const { folder, recognised, mapping, added, progress, grownFiles, scanEveryLine } = options
  const { ignored, questions } = recognised
  if (questions.length > 0) throw new EngineError('MAPPING_NEEDED', questions.map(({ sentence }) => sentence).join(' '))
  const { files, attributes } = nameAttributes(recognised.files)
  await connection.run(readValues)
  await connection.run(readHours)
  if (files.some(usesOpeningMacros)) await connection.run(readOpenings)
  await createIssueTables(connection)
  await connection.append(
    'issue',
    ignored.map(({ name, code, header }) => [name, 1, code, header.join(',').slice(0, 200)]),
  )
  const sources = await progress.step('Checking the files', 0.05, connection, () =>
    SourceFiles.open(connection, files, copies, scanEveryLine, mapping),
  )
  const hours = await progress.step('Reading stores, business hours and time zones', 0.1, connection, async () => {
    await loadStoresRows(connection, sources)
    const numbered = await loadHoursAndZones(connection, sources, mapping)
    await createKnownZones(connection)
    await loadExceptionRows(connection, sources)
    return numbered
  })
  const found = await findKept(sources, options)
  const areRead = await progress.step(found === null ? 'Reading polls' : 'Reading new polls', 0.7, connection, () =>
    found === null ? loadPolls(connection, sources) : loadKeptPolls(connection, sources.ofRole('polls'), found),
  )
  if (!areRead) return 'read'
  await progress.step('Combining business hours', 0.05, connection, () =>
    connection.run(`create table written_opening as ${writtenOpening}; create table weekly_opening as ${weeklyOpening}`),
  )
  return progress.step('Counting rows', 0.1, connection, async () => {
    const grown = await grownFiles.find(files)
    if (grown.length > 0) return { grown }
    if (!scanEveryLine && (await needsScan(connection))) return 'scan'
    await connection.run(`create temp table same_instant as ${sameInstant}`)
    const numbering = new Map(hours.facts.numbered_files.map((index) => [index, hours.weekdays]))
    const counts = await accountForRows(connection, sources.all, copies, numbering)
    if (counts === null) return 'scan'
    const grownSince = await grownFiles.find(files)
    if (grownSince.length > 0) return { grown: grownSince }
    const summaries = counts.map((file) => Object.assign(file, { path: grownFiles.pathOf(file.path) }))
    const notices = await collectNotices(connection, recognised, counts, mapping, hours.facts)
    const loadedAttributes = await createStoreAttributes(connection, attributes)
    const facts = { folder, files: summaries, notRead: notRead(ignored), attributes: loadedAttributes, notices }
    const loaded = await summarise(connection, sources.all, facts)
    const fileExceptions = await createExceptions(connection, sources.ofRole('exceptions').length > 0, attributes)
    await setAddedExceptions(connection, added)
    if (fileExceptions + added.length > 0) await requireNoContradiction(connection, mapping.specialDays)
    const polls = await keepablePolls(connection, sources, counts)
    // Keeps the last poll of each instant, which is inactive if they disagree (REPORT.md, method nearest, step 2).
    await connection.run(
      `create table repeated_poll as select poll.* from poll semi join same_instant on row_id = poll.rowid;
       create table unusable_poll as from polls_problem;
       delete from poll where rowid in (select row_id from same_instant)`,
    )
    for (const table of [...rowTables, ...storesTables, 'exceptions_row']) await connection.run(`drop table if exists ${table}`)
    if (fileExceptions === 0) return { ...loaded, fileExceptions, polls }
    const summary = { ...loaded.summary, notices: [...notices, ...(await unmatchedNotice(connection))] }
    return { ...loaded, summary, fileExceptions, polls }
  })
}

/** What can be taken of the polls of an earlier load; null if nothing can. */
async function findKept(sources: SourceFiles, { keptPolls, temporaryFolder, signal, scanEveryLine }: LoadOptions): Promise<PollSources | null> {
  if (keptPolls === null || scanEveryLine) return null
  return findKeptPolls(sources.ofRole('polls'), keptPolls, temporaryFolder, signal)
}

/** The poll files whose rows the next load can take from this one; none if it could not find the keys of their stores. */
async function keepablePolls(connection: Connection, sources: SourceFiles, counts: readonly FileSummary[]): Promise<readonly KeptPollFile[]> {
  const files = sources.ofRole('polls')
  const { hasUnused } = await connection.one<{ hasUnused: boolean }>('select exists (from unused_store) as "hasUnused"')
  if (hasUnused) return []
  return files.flatMap((file) => {
    const form = keptForm(file)
    const count = counts[sources.all.indexOf(file)]
    if (form === null || count === undefined) return []
    return [{ name: file.name, form, version: file.version, index: file.index, rows: count.rowsRead, hash: null }]
  })
}

async function needsScan(connection: Connection): Promise<boolean> {
  const { is_needed } = await connection.one<{ is_needed: boolean }>(needsScanQuery, { odd_id_pattern: oddIdPattern })
  return is_needed
}

/** Creates `known_zone`, the names of zones with their spelling, and `named_store`. */
async function createKnownZones(connection: Connection): Promise<void> {
  const zones = await connection.all<{ zone_name: string }>('select zone_name from timezones_row union select zone_name from zone_beside')
  await connection.run('create temp table known_zone (zone_name varchar, spelling varchar)')
  await connection.append('known_zone', [...canonicalZoneNames(zones.map(({ zone_name }) => zone_name))])
  await connection.run(`create temp table named_store as ${namedStore}`)
}

const maximumNotRead = 1000

function notRead(ignored: readonly IgnoredFile[]): readonly FileNotRead[] {
  return ignored.slice(0, maximumNotRead).map(({ name, code, header }) => ({
    file: name,
    header: header.join(',').slice(0, 200),
    reason: issueKinds[code].reason,
  }))
}

async function summarise(
  connection: Connection,
  sources: readonly SourceFile[],
  facts: Pick<DataSetSummary, 'folder' | 'files' | 'notRead' | 'attributes' | 'notices'>,
): Promise<Omit<LoadedFolder, 'fileExceptions' | 'polls'>> {
  const { stores, issues, first, last, has_seasons } = await connection.one<{
    stores: number
    issues: number
    first: number | null
    last: number | null
    has_seasons: boolean
  }>(
    `select (select count(*) from store) as stores, (select count(*) from issue) as issues,
       exists (from written_opening where valid_from_day is not null or valid_to_day is not null) as has_seasons,
       min(first_us) as first, max(last_us) as last from polls_count`,
  )
  if (first === null || last === null) {
    const example = await firstIssue(connection, sources)
    throw new EngineError('DATA_UNUSABLE', `None of the polls in ${facts.folder} can be used. ${example}`)
  }
  return {
    summary: { ...facts, stores, issues, firstPollAt: isoInstant(first), lastPollAt: isoInstant(last) },
    lastPollUs: last,
    hasSeasons: has_seasons,
  }
}
