import type { IssueSelection } from '../../shared/contract'
import type { Mapping } from '../../shared/mapping'
import type { DataIssue, DataSetSummary, FileSummary, IssueGroup } from '../../shared/report'
import { accountForRows, firstIssue } from './accounting'
import { readCsvFolder } from './csvFolder'
import type { Connection, Database } from './database'
import { EngineError } from './errors'
import { isoInstant } from './instants'
import { toDataIssue, toIssueGroup, type StoredIssue, type StoredIssueGroup } from './issues'
import { createRowTables, loadFile, rowTables, smallRoles, type BrokenLine } from './loadCsv'
import { loadPolls } from './loadPolls'
import type { ProgressReporter } from './progress'
import issueGroup from './sql/issue_group.sql?raw'
import macros from './sql/macros.sql?raw'
import sameInstant from './sql/same_instant.sql?raw'
import weeklyOpening from './sql/weekly_opening.sql?raw'
import { isKnownZone } from './zones'

let catalogs = 0

/** What a summary does not tell. */
export interface DataSetDetails {
  /** CSV files that are none of the three tables, with their header, cut to 200 characters. */
  readonly unrecognised: readonly { readonly file: string; readonly header: string }[]
  /** The zones that stores are reported in, the most frequent first. */
  readonly zones: readonly { readonly zone: string; readonly stores: number }[]
}

const selectedIssues = `
  where ($code::varchar is null or code = $code::varchar) and ($file::varchar is null or file = $file::varchar)
  order by file, line, code, value`

/** A loaded folder: a catalog of its own in memory, so that it comes and goes as a whole. */
export class DataSet {
  private constructor(
    private readonly database: Database,
    /** Name of the DuckDB catalog with the relations of this data set. */
    readonly catalog: string,
    readonly summary: DataSetSummary,
    readonly lastPollUs: number,
  ) {}

  /** Loads a folder, its files as `mapping` says. When it fails or `signal` is aborted, nothing of it stays. */
  static async load(
    database: Database,
    folder: string,
    mapping: Mapping,
    progress: ProgressReporter,
    signal: AbortSignal,
  ): Promise<DataSet> {
    const catalog = `data_set_${++catalogs}`
    await database.attach(catalog)
    try {
      return await database.use({ catalog, signal }, async (connection) => {
        const { summary, lastPollUs } = await loadFolder(connection, folder, mapping, progress, signal)
        return new DataSet(database, catalog, summary, lastPollUs)
      })
    } catch (error) {
      await database.detach(catalog)
      // A file that is being read ends with an error of Node's.
      throw signal.aborted ? new EngineError('CANCELLED', 'Cancelled.', { cause: error }) : error
    }
  }

  /** Data issues by kind and file; the kind with the most of them first, and of it the file with the most. */
  async issueGroups(): Promise<readonly IssueGroup[]> {
    const groups = await this.database.use({ catalog: this.catalog }, (connection) =>
      connection.all<StoredIssueGroup>(`from (${issueGroup}) order by issues_of_code desc, code, issues desc, file`),
    )
    return groups.map(toIssueGroup)
  }

  /** Data issues in the order of files and lines. */
  async issues(selection: Partial<IssueSelection> & { offset: number; limit: number }): Promise<readonly DataIssue[]> {
    const { offset, limit, code = null, file = null } = selection
    const rows = await this.database.use({ catalog: this.catalog }, (connection) =>
      connection.all<StoredIssue>(`from issue ${selectedIssues} limit $limit offset $offset`, { code, file, limit, offset }),
    )
    return rows.map(toDataIssue)
  }

  /** The same in batches; memory does not grow with their number. */
  async *streamIssues({ code = null, file = null }: Partial<IssueSelection> = {}): AsyncGenerator<readonly DataIssue[]> {
    const query = `from ${this.catalog}.issue ${selectedIssues}`
    for await (const rows of this.database.stream<StoredIssue>(query, { code, file })) {
      yield rows.map(toDataIssue)
    }
  }

  async details(): Promise<DataSetDetails> {
    return this.database.use({ catalog: this.catalog }, async (connection) => ({
      unrecognised: await connection.all<{ file: string; header: string }>(
        "select file, value as header from issue where code = 'file_unrecognised' order by file",
      ),
      zones: await connection.all<{ zone: string; stores: number }>(
        'select zone_name as zone, count(*) as stores from store group by zone_name order by stores desc, zone',
      ),
    }))
  }

  /** Those of the ids that no file names, each once. */
  async unknownStores(storeIds: readonly string[]): Promise<readonly string[]> {
    const known = await this.database.use({ catalog: this.catalog }, async (connection) => {
      await connection.run('create temp table asked_store (store_id varchar)')
      await connection.append('asked_store', storeIds.map((storeId) => [storeId]))
      return connection.all<{ store_id: string }>('select store_id from store semi join asked_store using (store_id)')
    })
    const knownIds = new Set(known.map(({ store_id }) => store_id))
    return [...new Set(storeIds)].filter((storeId) => !knownIds.has(storeId))
  }

  async dispose(): Promise<void> {
    await this.database.detach(this.catalog)
  }
}

async function loadFolder(
  connection: Connection,
  folder: string,
  mapping: Mapping,
  progress: ProgressReporter,
  signal: AbortSignal,
): Promise<{ summary: DataSetSummary; lastPollUs: number }> {
  const { files, ignored } = await readCsvFolder(connection, folder, mapping)
  await connection.run(macros)
  await createRowTables(connection)
  await connection.run('create table issue (file varchar, line bigint, code varchar, value varchar)')
  await connection.append(
    'issue',
    ignored.map(({ name, code, header }) => [name, 1, code, header.join(',').slice(0, 200)]),
  )
  const numbered = files.map((file, index) => ({ file, index }))
  const brokenLines = new Map<number, readonly BrokenLine[]>()
  await progress.step('Reading the hours and time zones', 0.1, connection, async () => {
    for (const role of smallRoles) {
      for (const each of numbered.filter(({ file }) => file.role === role)) {
        brokenLines.set(each.index, await loadFile(connection, role, each, signal))
      }
    }
    await createKnownZones(connection)
  })
  await progress.step('Reading the polls', 0.75, connection, async () => {
    const polls = numbered.filter(({ file }) => file.role === 'polls')
    for (const [index, lines] of await loadPolls(connection, polls, signal)) brokenLines.set(index, lines)
  })
  return progress.step('Counting the rows', 0.15, connection, async () => {
    await connection.run(`create table weekly_opening as ${weeklyOpening}`)
    await connection.run(`create temp table same_instant as ${sameInstant}`)
    const counts = await accountForRows(connection, files, brokenLines, signal)
    const summary = await summarise(connection, folder, counts)
    // The last poll of an instant is the inactive one where they disagree (REPORT.md, method nearest, step 2).
    await connection.run('delete from poll where rowid in (select row_id from same_instant)')
    for (const { table } of Object.values(rowTables)) await connection.run(`drop table ${table}`)
    return summary
  })
}

async function createKnownZones(connection: Connection): Promise<void> {
  const zones = await connection.all<{ zone_name: string }>('select distinct zone_name from timezones_row')
  await connection.run('create temp table known_zone (zone_name varchar)')
  await connection.append(
    'known_zone',
    zones.filter(({ zone_name }) => isKnownZone(zone_name)).map(({ zone_name }) => [zone_name]),
  )
}

async function summarise(
  connection: Connection,
  folder: string,
  files: readonly FileSummary[],
): Promise<{ summary: DataSetSummary; lastPollUs: number }> {
  const { stores, issues, first, last } = await connection.one<{
    stores: number
    issues: number
    first: number | null
    last: number | null
  }>(
    `select (select count(*) from store) as stores, (select count(*) from issue) as issues,
       min(observed_us) as first, max(observed_us) as last from poll`,
  )
  if (first === null || last === null) {
    const example = await firstIssue(connection, files)
    throw new EngineError('DATA_UNUSABLE', `No poll in ${folder} can be used. ${example}`)
  }
  return {
    summary: { folder, stores, files, issues, firstPollAt: isoInstant(first), lastPollAt: isoInstant(last) },
    lastPollUs: last,
  }
}
