import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { EventMessage } from '../../shared/operations/contract'
import { Database } from './core/database'
import { Events } from './core/events'
import { JobQueue } from './core/jobQueue'
import { Exporter } from './export/exporter'
import { Comparison } from './history/comparison'
import { defaultLimits, History, type HistoryLimits } from './history/history'
import { OpenFolder } from './load/openFolder'
import { DowntimeByHour } from './report/downtimeByHour'
import { MadeReports } from './report/madeReports'
import { Reports } from './report/reports'
import { Selections } from './select/selections'
import { removeAtExit } from './write/removeAtExit'
// Only for the former methods.
import type { ParsedInput } from '../../shared/operations/contract'
import type { Mapping } from '../../shared/folder/mapping'
import type { ColumnKey } from '../../shared/report/columns'
import type { ReportSettings } from '../../shared/report/reportSettings'
import type { RowSelection } from '../../shared/report/rowSelection'
import type { OutageFields } from './report/streamOutages'
import type { CsvOptions } from './write/writeCsv'

export interface EngineOptions {
  /** The DuckDB file that keeps reports over restarts; absent: they are kept in memory. */
  readonly historyPath?: string
  /** How much the history keeps; absent: the default. */
  readonly limits?: HistoryLimits
  /** Milliseconds between two checks of the open folder for new data; absent: it is not watched. */
  readonly watchInterval?: number
}

/**
 * Loads folders, makes reports and answers questions about them, each in a part of its own. Loads, reports and timelines
 * are jobs of one queue, so that none of them sees half a folder. Reading the rows of a complete report never waits.
 */
export class Engine {
  readonly folder: OpenFolder
  readonly reports: Reports
  readonly selections: Selections
  readonly comparison: Comparison
  readonly exports: Exporter
  private readonly events = new Events()
  private readonly queue = new JobQueue()
  private closed: Promise<void> | null = null

  private constructor(
    private readonly database: Database,
    private readonly history: History,
    private readonly temporaryFolder: string,
    watchInterval: number | undefined,
  ) {
    const { events, queue } = this
    const made = new MadeReports()
    this.folder = new OpenFolder(database, queue, events, watchInterval)
    this.selections = new Selections(database, history, new DowntimeByHour(database, this.folder, made))
    this.reports = new Reports(database, history, this.folder, made, this.selections, queue, events)
    this.comparison = new Comparison(database, history)
    this.exports = new Exporter(database, this.folder, made, events)
  }

  static async open({ historyPath, limits, watchInterval }: EngineOptions = {}): Promise<Engine> {
    if (historyPath !== undefined) await mkdir(dirname(historyPath), { recursive: true })
    // DuckDB writes here what does not fit into memory. Only the owner can read such a folder.
    const temporaryFolder = await mkdtemp(join(tmpdir(), 'store-monitor-'))
    removeAtExit(temporaryFolder)
    const database = await Database.open(historyPath ?? ':memory:', temporaryFolder)
    try {
      const history = await History.open(database, limits ?? defaultLimits[historyPath === undefined ? 'inMemory' : 'inFile'])
      return new Engine(database, history, temporaryFolder, watchInterval)
    } catch (error) {
      // While this program has the file open, no other can open it.
      await database.close()
      throw error
    }
  }

  /** Subscribes to progress, new data, and reports that begin, end or are deleted. Returns a function that unsubscribes. */
  subscribe(listener: (event: EventMessage) => void): () => void {
    return this.events.subscribe(listener)
  }

  /** Cancels loading and every report. */
  cancelAll(): void {
    this.folder.cancel()
    this.reports.cancelAll()
  }

  /** Cancels what is running, records that, and closes all files. Further calls return the same promise. */
  async close(): Promise<void> {
    this.closed ??= this.end()
    return this.closed
  }

  private async end(): Promise<void> {
    this.folder.end()
    await this.database.close(async (connection) => {
      await this.queue.drained()
      // A full disk may refuse this; then the next start records it.
      await this.history.cancelRunning(connection).catch(() => undefined)
    })
    await rm(this.temporaryFolder, { recursive: true, force: true })
  }

  // Former methods.
  get dataSet() {
    return this.folder.dataSet
  }
  get newData() {
    return this.folder.newData
  }
  get fleet() {
    return this.selections
  }
  readonly loadFolder = (path: string, mapping?: Mapping) => this.folder.open(path, mapping)
  readonly reloadFolder = () => this.folder.reload()
  readonly inspectFolder = (path: string, chosen: Mapping | null) => this.folder.inspect(path, chosen)
  readonly cancelLoad = () => this.folder.cancel()
  readonly requireDataSet = () => this.folder.require()
  readonly startReport = (settings?: Partial<ReportSettings>) => this.reports.start(settings)
  readonly finished = (reportId: number) => this.reports.finished(reportId)
  readonly getReport = (reportId: number) => this.reports.get(reportId)
  readonly cancelReport = (reportId: number) => this.reports.cancel(reportId)
  readonly listReports = (page: ParsedInput<'listReports'>) => this.reports.list(page)
  readonly deleteReports = (reportIds: readonly number[]) => this.reports.delete(reportIds)
  readonly latestReport = (folder: string) => this.reports.latest(folder)
  readonly getRows = (choice: RowSelection & { offset: number; limit: number }) => this.selections.rows(choice)
  readonly getTotals = (choice: RowSelection) => this.selections.totals(choice)
  readonly getStoreTimeline = (reportId: number, storeId: string) => this.reports.timeline(reportId, storeId)
  readonly exporter = {
    rows: async (choice: RowSelection, columns: readonly ColumnKey[], path: string, options?: CsvOptions) =>
      this.exports.rows(await this.selections.select(choice), columns, path, options),
    rowsText: async (choice: RowSelection, columns: readonly ColumnKey[]) =>
      this.exports.rowsText(await this.selections.select(choice), columns),
    outages: async (choice: RowSelection, path: string, options?: CsvOptions) =>
      this.exports.outages(await this.selections.select(choice), path, options),
    withOutages: async <Value>(
      choice: RowSelection,
      options: CsvOptions,
      use: (outages: AsyncIterable<readonly OutageFields[]>) => Promise<Value>,
    ) => this.exports.withOutages(await this.selections.select(choice), options, use),
    documents: {
      html: async (choice: RowSelection) => this.exports.html(await this.selections.select(choice)),
      summary: async (choice: RowSelection, fileName: string) =>
        this.exports.summary(await this.selections.select(choice), fileName),
    },
  }
  // End of the former methods.
}
