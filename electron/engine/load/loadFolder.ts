import { createHash } from 'node:crypto'
import type { DataSetSummary, FileNotRead } from '../../../shared/folder/dataSet'
import type { Mapping } from '../../../shared/folder/mapping'
import { accountForRows, createIssueTables, firstIssue } from './accounting/accountForRows'
import type { RecognisedFolder } from '../mapping/recogniseFolder'
import type { IgnoredFile } from '../mapping/assignFiles'
import { requireUndamaged } from '../files/parquetFiles'
import type { RecognisedFile } from '../files/readFileHead'
import type { Connection } from '../core/connection'
import { EngineError } from '../core/errors'
import { CleanedCopies } from '../scan/cleanedCopies'
import type { GrownFiles } from './grownFiles'
import { isoInstant } from '../time/instants'
import { createExceptions, loadExceptionRows, requireNoContradiction, setAddedExceptions, unmatchedNotice, type NamedException } from './exceptions/loadExceptions'
import { loadHoursAndZones, rowTables } from './hours/loadHoursAndZones'
import { collectNotices, findLastingNotices, type LastingNotices } from './notices/collectNotices'
import { keptPolls, type KeptPollFile } from './polls/keptPolls'
import { loadPolls } from './polls/loadPolls'
import { createLongAttributes, createStoreAttributes, loadStoresRows, storesTables } from './stores/loadStores'
import { nameAttributes } from './stores/nameAttributes'
import type { ProgressReporter } from '../core/progress'
import type { SourceFile } from '../scan/sourceFile'
import { usesOpeningMacros } from '../scan/hoursQuery'
import { SourceFiles } from '../scan/sourceFiles'
import readOpenings from '../core/read_openings.sql?raw'
import readHours from '../core/read_hours.sql?raw'
import readValues from '../core/read_values.sql?raw'
import namedStore from './polls/named_store.sql?raw'
import pollDuplicate from './accounting/poll_duplicate.sql?raw'
import sameInstant from './polls/same_instant.sql?raw'
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
  readonly firstPollUs: number
  readonly lastingNotices: LastingNotices
  /** All poll files, if the next load can take their rows from this one; otherwise none. */
  readonly polls: readonly KeptPollFile[]
  /** A hash of everything but the poll files that was found in the folder. */
  readonly others: string
}

/** `scan` if the values show that every line has to be scanned, or the files of which copies must be read, because they grew. */
type LoadOutcome = LoadedFolder | 'scan' | { readonly grown: readonly RecognisedFile[] }

export interface LoadOptions {
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
    await requireUndamaged(connection, options.recognised.files)
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
  const numbered = files.map((file, index) => ({ ...file, index }))
  await connection.append(
    'issue',
    ignored.map(({ name, code, header }) => [name, 1, code, header.join(',').slice(0, 200)]),
  )
  const sources = await progress.step('Checking the files', 0.05, connection, () =>
    SourceFiles.open(connection, numbered, copies, scanEveryLine, mapping),
  )
  const hours = await progress.step('Reading stores, business hours and time zones', 0.1, connection, async () => {
    const values = await loadStoresRows(connection, sources, attributes.length)
    const numberedHours = await loadHoursAndZones(connection, sources, mapping)
    await createKnownZones(connection)
    await loadExceptionRows(connection, sources)
    await createLongAttributes(connection, values, sources)
    return { ...numberedHours, values }
  })
  await progress.step('Reading polls', 0.7, connection, () => loadPolls(connection, sources))
  await progress.step('Combining business hours', 0.05, connection, () =>
    connection.run(`create table written_opening as ${writtenOpening}; create table weekly_opening as ${weeklyOpening}`),
  )
  return progress.step('Counting rows', 0.1, connection, async () => {
    const grown = await grownFiles.find(files)
    if (grown.length > 0) return { grown }
    if (!scanEveryLine && (await needsScan(connection))) return 'scan'
    await connection.run(
      `create temp view sorted_poll as select rowid as poll_id, * from poll;
       create temp table same_instant as ${sameInstant};
       create temp table poll_duplicate as ${pollDuplicate}`,
    )
    const numbering = new Map(hours.facts.numbered_files.map((index) => [index, hours.weekdays]))
    const counts = await accountForRows(connection, sources.all, copies, numbering)
    if (counts === null) return 'scan'
    const grownSince = await grownFiles.find(files)
    if (grownSince.length > 0) return { grown: grownSince }
    const summaries = counts.map((file) => Object.assign(file, { path: grownFiles.pathOf(file.path) }))
    const lasting = await findLastingNotices(connection, recognised, counts, mapping, hours.facts)
    const loadedAttributes = await createStoreAttributes(connection, attributes, hours.values)
    const loaded = await summarise(connection, sources.all, { folder, files: summaries, notRead: notRead(ignored), attributes: loadedAttributes })
    const fileExceptions = await createExceptions(connection, sources.ofRole('exceptions').length > 0, attributes)
    await setAddedExceptions(connection, added)
    if (fileExceptions + added.length > 0) await requireNoContradiction(connection, mapping.specialDays)
    // Keeps the last poll of each instant, which is inactive if they disagree (REPORT.md, method nearest, step 2).
    await connection.run(
      `create table repeated_poll as select poll.* from poll semi join same_instant on row_id = poll.rowid;
       delete from poll where rowid in (select row_id from same_instant)`,
    )
    for (const table of [...rowTables, ...storesTables, 'exceptions_row']) await connection.run(`drop table if exists ${table}`)
    const lastingNotices = { ...lasting, ofExceptions: fileExceptions === 0 ? [] : await unmatchedNotice(connection) }
    const notices = await collectNotices(connection, recognised, counts, lastingNotices)
    const polls = keptPolls(sources.ofRole('polls'), ({ index }) => counts[index]?.rowsRead ?? 0)
    return { ...loaded, summary: { ...loaded.summary, notices }, fileExceptions, lastingNotices, polls, others: hashOfOthers(recognised) }
  })
}

/** A hash of everything that was found in a folder but the poll files, and of what the loads of it otherwise depend on. */
export function hashOfOthers({ files, ignored, proposals }: RecognisedFolder): string {
  const others = files.filter(({ role }) => role !== 'polls')
  // The version of a file has a hash of its beginning.
  const description = JSON.stringify([others, ignored, proposals], (key, value: unknown) => (key === 'text' ? undefined : value))
  return createHash('sha256').update(description).digest('base64')
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
  facts: Pick<DataSetSummary, 'folder' | 'files' | 'notRead' | 'attributes'>,
): Promise<Pick<LoadedFolder, 'firstPollUs' | 'lastPollUs' | 'hasSeasons'> & { readonly summary: Omit<DataSetSummary, 'notices'> }> {
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
    firstPollUs: first,
    lastPollUs: last,
    hasSeasons: has_seasons,
  }
}
