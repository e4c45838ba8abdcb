import { stat } from 'node:fs/promises'
import type { Mapping } from '../../../shared/folder/mapping'
import type { DataSetSummary, FileSummary } from '../../../shared/folder/dataSet'
import { accountForRows, createIssueTables, firstIssue } from './accounting/accountForRows'
import type { CsvFile } from '../files/recognisedFile'
import { readCsvFolder } from '../mapping/recogniseFolder'
import type { Connection } from '../core/database'
import { EngineError, fileProblem } from '../core/errors'
import { FileCopies } from '../scan/cleanedCopies'
import { isoInstant } from '../time/instants'
import { loadHoursAndZones, rowTables } from './hours/loadHoursAndZones'
import { loadPolls } from './polls/loadPolls'
import type { ProgressReporter } from '../core/progress'
import type { SourceFile } from '../scan/sourceQuery'
import { SourceFiles } from '../scan/sourceFiles'
import macros from '../core/macros.sql?raw'
import sameInstant from './same_instant.sql?raw'
import secondLook from './second_look.sql?raw'
import weeklyOpening from './weekly_opening.sql?raw'
import { anyOddId } from '../files/storeIds'
import { spellZones } from '../time/zones'

/** What a data set tells of the folder it was loaded from. */
interface LoadedFolder {
  readonly summary: DataSetSummary
  readonly lastPollUs: number
}

interface LoadOptions {
  readonly folder: string
  /** Which file is what, where the user has said so. */
  readonly mapping: Mapping
  readonly progress: ProgressReporter
  readonly signal: AbortSignal
  /** For copies of files that are not well formed; made when it is needed, and removed. */
  readonly temporaryFolder: string
  /** Whether every file is looked at line by line. */
  readonly scanEveryLine: boolean
}

/**
 * Makes the relations of a data set in the empty catalog of the connection. Null, and the catalog to be thrown away,
 * when the values show that the files have to be read carefully. Throws FOLDER_UNREADABLE, DATA_UNUSABLE and
 * MAPPING_NEEDED.
 */
export async function loadFolder(connection: Connection, options: LoadOptions): Promise<LoadedFolder | null> {
  const copies = new FileCopies(connection, options.temporaryFolder, options.signal)
  try {
    return await loadWith(connection, copies, options)
  } finally {
    await copies.remove()
  }
}

async function loadWith(
  connection: Connection,
  copies: FileCopies,
  { folder, mapping, progress, scanEveryLine }: LoadOptions,
): Promise<LoadedFolder | null> {
  const { files, ignored } = await readCsvFolder(connection, folder, mapping)
  await connection.run(macros)
  await createIssueTables(connection)
  await connection.append(
    'issue',
    ignored.map(({ name, code, header }) => [name, 1, code, header.join(',').slice(0, 200)]),
  )
  const sources = await progress.step('Looking at the files', 0.05, connection, () =>
    SourceFiles.open(connection, files, copies, scanEveryLine),
  )
  await progress.step('Reading the hours and time zones', 0.1, connection, async () => {
    await loadHoursAndZones(connection, sources)
    await createKnownZones(connection)
  })
  await progress.step('Reading the polls', 0.7, connection, () => loadPolls(connection, sources))
  await progress.step('Putting the hours together', 0.05, connection, () =>
    connection.run(`create table weekly_opening as ${weeklyOpening}`),
  )
  return progress.step('Counting the rows', 0.1, connection, async () => {
    if (!scanEveryLine && (await needsScan(connection))) return null
    await connection.run(`create temp table same_instant as ${sameInstant}`)
    const counts = await accountForRows(connection, sources.all, copies)
    if (counts === null) return null
    await refuseChanged(files)
    const loaded = await summarise(connection, folder, sources.all, counts)
    // The last poll of an instant is the inactive one where they disagree (REPORT.md, method nearest, step 2).
    await connection.run('delete from poll where rowid in (select row_id from same_instant)')
    for (const { table } of Object.values(rowTables)) await connection.run(`drop table ${table}`)
    return loaded
  })
}

async function needsScan(connection: Connection): Promise<boolean> {
  const { is_needed } = await connection.one<{ is_needed: boolean }>(secondLook, { oddId: anyOddId })
  return is_needed
}

async function createKnownZones(connection: Connection): Promise<void> {
  const zones = await connection.all<{ zone_name: string }>('select distinct zone_name from timezones_row')
  await connection.run('create temp table known_zone (zone_name varchar, spelling varchar)')
  await connection.append('known_zone', [...spellZones(zones.map(({ zone_name }) => zone_name))])
}

/** A file that was written to meanwhile may have been read half. */
async function refuseChanged(files: readonly CsvFile[]): Promise<void> {
  for (const { path, version } of files) {
    try {
      const { size, mtimeMs } = await stat(path)
      if (size === version.size && mtimeMs === version.modifiedMs) continue
    } catch (error) {
      throw new EngineError('FOLDER_UNREADABLE', `The file ${path} cannot be read: ${fileProblem(error)}.`, { cause: error })
    }
    throw new EngineError(
      'FOLDER_UNREADABLE',
      `The file ${path} was changed while it was read. Open the folder again once it is complete.`,
    )
  }
}

async function summarise(
  connection: Connection,
  folder: string,
  sources: readonly SourceFile[],
  files: readonly FileSummary[],
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
    throw new EngineError('DATA_UNUSABLE', `No poll in ${folder} can be used. ${example}`)
  }
  return {
    summary: { folder, stores, files, issues, firstPollAt: isoInstant(first), lastPollAt: isoInstant(last) },
    lastPollUs: last,
  }
}
