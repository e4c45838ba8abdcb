import { listValue } from '@duckdb/node-api'
import { nameKey } from '../../../shared/folder/attributes'
import type { KeptException } from '../../../shared/folder/exceptions'
import type { IssueSelection } from '../../../shared/operations/folder'
import type { SpecialDayChoice } from '../../../shared/folder/specialDays'
import type { DataIssue, DataSetSummary, IssueGroup } from '../../../shared/folder/dataSet'
import type { StoredAttributes } from '../history/attributeSets'
import { listExceptions, withStoreNames } from '../history/keptExceptions'
import type { OpenData } from '../history/evidenceIn'
import { detachTables } from '../cache/snapshot'
import type { Connection } from '../core/connection'
import type { ConnectionOptions, Database } from '../core/database'
import { EngineError } from '../core/errors'
import { RunningWork } from '../core/runningWork'
import { toDataIssue, toIssueGroup, type StoredIssue, type StoredIssueGroup } from './accounting/storedIssues'
import { requireNoContradiction, setAddedExceptions, type NamedException } from './exceptions/loadExceptions'
import type { LoadedFolder } from './loadFolder'
import { unknownStatuses } from './accounting/accountForRows'
import { isStatusWord } from '../mapping/askAboutStatuses'
import readValues from '../core/read_values.sql?raw'
import { zoneEdition } from '../time/zones'
import attributesHash from './attributes_hash.sql?raw'
import contentHash from './content_hash.sql?raw'
import issueGroup from './accounting/issue_group.sql?raw'

/** Facts about a data set that its summary does not contain. */
export interface DataSetDetails {
  /** The time zones that stores are reported in, the most frequent first. */
  readonly zones: readonly { readonly zone: string; readonly stores: number }[]
}

const selectedIssues = `
  where ($code::varchar is null or code = $code::varchar) and ($file::varchar is null or file = $file::varchar)
  order by file, line, code, value`

/** A loaded folder. Its relations have a catalog of their own in the database of the folder, so that all are removed at once. */
export class DataSet {
  /** By the instant in UTC microseconds. */
  private readonly hashes = new Map<number, string>()
  private attributesHash: string | null = null
  /** What is being done with its relations. */
  private readonly uses = new RunningWork()
  private isDisposed = false

  constructor(
    readonly database: Database,
    /** Name of the DuckDB catalog with the relations of this data set. */
    readonly catalog: string,
    private readonly loaded: LoadedFolder,
    private specialDays: SpecialDayChoice | undefined,
    private added: readonly NamedException[],
    /** Called when the data is not needed any more. */
    private readonly onDisposed: () => void,
  ) {}

  /** Lends a new connection to its relations. Throws NO_DATA if other data has taken its place. */
  async use<Value>(work: (connection: Connection) => Promise<Value>, options: Omit<ConnectionOptions, 'catalog'> = {}): Promise<Value> {
    if (this.isDisposed) throw new EngineError('NO_DATA', 'The folder was loaded again, or another one was opened. Try again.')
    return this.uses.add(this.database.use({ ...options, catalog: this.catalog }, work))
  }

  get summary(): DataSetSummary {
    return this.loaded.summary
  }

  get lastPollUs(): number {
    return this.loaded.lastPollUs
  }

  /** Whether some openings do not hold at all times. */
  get hasSeasons(): boolean {
    return this.loaded.hasSeasons
  }

  /** Whether there are exceptions, from files or added by the user. */
  get hasExceptions(): boolean {
    return this.loaded.fileExceptions + this.added.length > 0
  }

  /** Whether the closed days count on dates that also have special hours; otherwise these do. */
  get closedDaysCount(): boolean {
    return this.specialDays === 'closed'
  }

  /**
   * Replaces the exceptions that the user has added; `specialDays` says what counts if some contradict each other. Throws INVALID_INPUT if one cannot be read, and MAPPING_NEEDED if they
   * contradict each other or those of the folder and nothing says what counts; then the earlier ones stay.
   */
  async setAdded(added: readonly NamedException[], specialDays: SpecialDayChoice | undefined): Promise<void> {
    await this.use(async (connection) => {
      // Until the end, others see the earlier ones; closing the connection before it brings them back.
      await connection.run('begin')
      await setAddedExceptions(connection, added)
      await requireNoContradiction(connection, specialDays)
      await connection.run('commit')
      this.added = added
      this.specialDays = specialDays
    })
  }

  get openData(): OpenData {
    return { folder: this.summary.folder, hashesUntil: (instantsUs) => this.hashesUntil(instantsUs) }
  }

  /**
   * Hashes of the data with the polls until each of these instants (UTC microseconds), in their order. They are equal for
   * equal data, as far as this version of DuckDB and this edition of the time zones know.
   */
  async hashesUntil(instantsUs: readonly number[]): Promise<readonly string[]> {
    const wanted = instantsUs.map((us) => Math.min(us, this.lastPollUs))
    const missing = [...new Set(wanted)].filter((us) => !this.hashes.has(us))
    await this.use(async (connection) => {
      for (const us of missing) {
        const { content, version } = await connection.one<{ content: string; version: string }>(contentHash, { until_us: us })
        this.hashes.set(us, `${version}/${zoneEdition().version}/polls-until ${content}`)
      }
    })
    return wanted.map((us) => this.hashes.get(us) ?? '')
  }

  /** The attributes of the stores with a hash of all values, for the history; null if there are none. */
  async storedAttributes(): Promise<StoredAttributes | null> {
    const { attributes } = this.summary
    if (attributes.length === 0) return null
    this.attributesHash ??= await this.use(async (connection) => {
      const { content, version } = await connection.one<{ content: string; version: string }>(attributesHash)
      return `${version}/${content}`
    })
    const labels = attributes.map(({ key, label }) => [key, label])
    return { contentHash: `${this.attributesHash} ${JSON.stringify(labels)}`, attributes }
  }

  /** Data issues grouped by kind and file. The most frequent kind comes first, and within it the file with most issues. */
  async issueGroups(): Promise<readonly IssueGroup[]> {
    const groups = await this.use((connection) =>
      connection.all<StoredIssueGroup>(`from (${issueGroup}) order by issues_of_code desc, code, issues desc, file`),
    )
    return groups.map(toIssueGroup)
  }

  /** A page of data issues, sorted by file and line. */
  async issues(selection: Partial<IssueSelection> & { offset: number; limit: number }): Promise<readonly DataIssue[]> {
    const { offset, limit, code = null, file = null } = selection
    const rows = await this.use((connection) =>
      connection.all<StoredIssue>(`from issue ${selectedIssues} limit $limit offset $offset`, { code, file, limit, offset }),
    )
    return rows.map(toDataIssue)
  }

  /** Streams data issues in batches, sorted by file and line. Memory does not grow with their number. */
  async *streamIssues({ code = null, file = null }: Partial<IssueSelection> = {}): AsyncGenerator<readonly DataIssue[]> {
    const query = `from ${this.catalog}.issue ${selectedIssues}`
    for await (const rows of this.database.stream<StoredIssue>(query, { code, file })) {
      yield rows.map(toDataIssue)
    }
  }

  /** The words in status columns for which rows were rejected because their meaning is not known, the most frequent first. */
  async unknownStatuses(): Promise<readonly string[]> {
    return this.use(async (connection) => {
      await connection.run(readValues)
      return (await unknownStatuses(connection)).map(({ word }) => word).filter(isStatusWord)
    })
  }

  /** The stores with this value of an attribute, which has this plain name; empty if there are none. */
  async storesWith({ name, value }: { readonly name: string; readonly value: string }): Promise<readonly string[]> {
    const rows = await this.use((connection) =>
      connection.all<{ store_id: string }>('select store_id from attribute_value where attribute = $name and value = $value order by store_id', { name, value }),
    )
    return rows.map(({ store_id }) => store_id)
  }

  /** At most 1,000 of the exceptions in the files of the folder, in the order of time. */
  async fileExceptions(): Promise<readonly KeptException[]> {
    const listed = await this.use((connection) => listExceptions(connection, 'file_exception'))
    return withStoreNames(listed, (storeIds) => this.namesOf(storeIds))
  }

  /** The names of these stores, by their ids; stores without one are missing. */
  async namesOf(storeIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (storeIds.length === 0 || this.summary.attributes[0]?.key !== nameKey) return new Map()
    const rows = await this.use((connection) =>
      connection.all<{ store_id: string; name: string }>(
        'select store_id, attributes[1] as name from store_attribute where attributes[1] is not null and store_id in (select unnest($storeIds::varchar[]))',
        { storeIds: listValue(storeIds) },
      ),
    )
    return new Map(rows.map(({ store_id, name }) => [store_id, name]))
  }

  async details(): Promise<DataSetDetails> {
    return this.use(async (connection) => ({
      zones: await connection.all<{ zone: string; stores: number }>(
        'select zone_name as zone, count(*) as stores from store group by zone_name order by stores desc, zone',
      ),
    }))
  }

  /** The ids that are not in any file, without repetitions. */
  async unknownStores(storeIds: readonly string[]): Promise<readonly string[]> {
    if (storeIds.length === 0) return []
    const known = await this.use((connection) =>
      connection.all<{ store_id: string }>(
        'select store_id from store where store_id in (select unnest($storeIds::varchar[]))',
        { storeIds: listValue(storeIds) },
      ),
    )
    const knownIds = new Set(known.map(({ store_id }) => store_id))
    return [...new Set(storeIds)].filter((storeId) => !knownIds.has(storeId))
  }

  /** Removes the data once it is not used any more. */
  async dispose(): Promise<void> {
    while (!this.uses.isEmpty) await this.uses.ended()
    this.isDisposed = true
    await detachTables(this.database, this.catalog)
    this.onDisposed()
  }
}
