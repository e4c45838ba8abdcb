import type { DataSetSummary, FileNotRead } from '../../../shared/folder/dataSet'
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
import { loadHoursAndZones, rowTables } from './hours/loadHoursAndZones'
import { collectNotices } from './notices/collectNotices'
import { loadPolls } from './polls/loadPolls'
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
import { issueKinds } from '../files/issueKinds'
import { oddIdPattern } from '../files/storeIdProblems'
import { canonicalZoneNames } from '../time/zones'

/** The facts about a loaded folder that its data set needs. */
interface LoadedFolder {
  readonly summary: DataSetSummary
  readonly lastPollUs: number
}

/** `scan` if the values show that every line has to be scanned, or the files of which copies must be read, because they grew. */
type LoadOutcome = LoadedFolder | 'scan' | { readonly grown: readonly RecognisedFile[] }

interface LoadOptions {
  readonly folder: string
  readonly recognised: RecognisedFolder
  /** What the user said about the folder. */
  readonly mapping: Mapping
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
  } finally {
    await copies.remove()
  }
}

async function loadWith(
  connection: Connection,
  copies: CleanedCopies,
  { folder, recognised, mapping, progress, grownFiles, scanEveryLine }: LoadOptions,
): Promise<LoadOutcome> {
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
    return numbered
  })
  await progress.step('Reading polls', 0.7, connection, () => loadPolls(connection, sources))
  await progress.step('Combining business hours', 0.05, connection, () =>
    connection.run(`create table weekly_opening as ${weeklyOpening}`),
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
    // Keeps the last poll of each instant, which is inactive if they disagree (REPORT.md, method nearest, step 2).
    await connection.run('delete from poll where rowid in (select row_id from same_instant)')
    for (const table of [...rowTables, ...storesTables]) await connection.run(`drop table if exists ${table}`)
    return loaded
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
): Promise<LoadedFolder> {
  const { stores, issues, first, last } = await connection.one<{
    stores: number
    issues: number
    first: number | null
    last: number | null
  }>(
    `select (select count(*) from store) as stores, (select count(*) from issue) as issues,
       min(first_us) as first, max(last_us) as last from polls_count`,
  )
  if (first === null || last === null) {
    const example = await firstIssue(connection, sources)
    throw new EngineError('DATA_UNUSABLE', `None of the polls in ${facts.folder} can be used. ${example}`)
  }
  return {
    summary: { ...facts, stores, issues, firstPollAt: isoInstant(first), lastPollAt: isoInstant(last) },
    lastPollUs: last,
  }
}
