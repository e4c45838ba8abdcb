import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import type { EventMessage, ParsedInput } from '../../shared/operations/contract'
import type { ReportList } from '../../shared/operations/history'
import type { RowPage } from '../../shared/operations/rows'
import type { FolderInspection, Mapping } from '../../shared/folder/mapping'
import type { DataSetSummary, NewData } from '../../shared/folder/dataSet'
import type { Report, Totals } from '../../shared/report/report'
import type { StoreTimeline } from '../../shared/report/timeline'
import type { ReportSettings } from '../../shared/report/reportSettings'
import type { RowSelection } from '../../shared/report/rowSelection'
import { currentClient } from './core/currentClient'
import { Comparison } from './history/comparison'
import { Database } from './core/database'
import type { DataSet } from './load/dataSet'
import { EngineError } from './core/errors'
import { Exporter } from './export/exporter'
import { Fleet, type WithData } from './select/selections'
import { History } from './history/history'
import { usualLimits, type HistoryLimits } from './history/historyLimits'
import { inspectFolder } from './mapping/inspectFolder'
import { JobQueue, type Turn } from './core/jobQueue'
import { removeAtExit } from './write/removeAtExit'
import { OpenFolder } from './load/openFolder'
import { ReportMaker } from './report/reportMaker'
import { ReportRuns } from './report/reportRuns'
import { readRows, readTotals } from './select/readSelection'
import { readTimeline } from './report/readTimeline'

/** What takes no time goes before the reports on many stores. */
function shortTurn(): Turn {
  return { isShort: true, client: currentClient() }
}

export interface EngineOptions {
  /** DuckDB file that keeps reports over restarts; absent: in memory. */
  readonly historyPath?: string
  /** How much the history keeps; absent: the usual. */
  readonly limits?: HistoryLimits
  /** Milliseconds between two looks at the open folder for new data; absent: it is not watched. */
  readonly watchInterval?: number
}

/**
 * Loads folders, makes reports and answers questions about them. Loads, reports and timelines wait for each other, so
 * that none sees half a folder; reading rows of a complete report never waits.
 */
export class Engine {
  readonly fleet: Fleet
  readonly comparison: Comparison
  readonly exporter: Exporter
  private readonly listeners = new Set<(event: EventMessage) => void>()
  private readonly maker: ReportMaker
  private readonly runs: ReportRuns
  private readonly queue = new JobQueue()
  private readonly folder: OpenFolder
  private closed: Promise<void> | null = null

  private constructor(
    private readonly database: Database,
    private readonly history: History,
    private readonly temporaryFolder: string,
    watchInterval: number | undefined,
  ) {
    this.folder = new OpenFolder(database, this.queue, (event) => this.tell(event), watchInterval)
    this.maker = new ReportMaker(database, history, () => this.requireDataSet())
    this.runs = new ReportRuns(history, this.queue, (event) => this.tell(event))
    const withData: WithData = (use) => this.queue.run(() => use(this.requireDataSet()), shortTurn())
    this.fleet = new Fleet(database, (reportId) => this.requireComplete(reportId), withData)
    this.exporter = new Exporter(database, this.fleet, withData, () => this.dataSet, (event) => this.tell(event))
    this.comparison = new Comparison(database, (reportId) => {
      history.use(reportId)
      return this.requireComplete(reportId)
    })
  }

  static async open({ historyPath, limits, watchInterval }: EngineOptions = {}): Promise<Engine> {
    if (historyPath !== undefined) await mkdir(dirname(historyPath), { recursive: true })
    // For what does not fit into memory; such a folder can be read by its owner alone.
    const temporaryFolder = await mkdtemp(join(tmpdir(), 'store-monitor-'))
    removeAtExit(temporaryFolder)
    const database = await Database.open(historyPath ?? ':memory:', temporaryFolder)
    try {
      const history = await History.open(database, limits ?? usualLimits[historyPath === undefined ? 'inMemory' : 'inFile'])
      return new Engine(database, history, temporaryFolder, watchInterval)
    } catch (error) {
      // No other program can open a file that this one holds.
      await database.close()
      throw error
    }
  }

  /** Tells of progress, of reports that begin, end or are deleted, and of new data. Returns a function that ends the subscription. */
  subscribe(listener: (event: EventMessage) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  get dataSet(): DataSetSummary | null {
    return this.folder.dataSet?.summary ?? null
  }

  /** What has changed in the open folder since it was loaded; null where it is not watched. */
  get newData(): NewData | null {
    return this.folder.newData
  }

  /**
   * Replaces the open folder; `mapping` says which file is what where the headers do not. Throws FOLDER_UNREADABLE,
   * DATA_UNUSABLE, MAPPING_NEEDED or CANCELLED, and keeps the former one then.
   */
  async loadFolder(path: string, mapping: Mapping = {}): Promise<DataSetSummary> {
    return (await this.folder.load(path, mapping)).summary
  }

  /** Loads the open folder again. Throws NO_DATA, and like `loadFolder`; what was loaded before stays then. */
  async reloadFolder(): Promise<DataSetSummary> {
    return (await this.folder.reload()).summary
  }

  /** What a folder holds, and how it can be understood; `chosen` is the mapping of before. Throws like `loadFolder`. */
  async inspectFolder(path: string, chosen: Mapping | null): Promise<FolderInspection> {
    return this.database.use({}, (connection) => inspectFolder(connection, resolve(path), chosen))
  }

  cancelLoad(): void {
    this.folder.cancelLoad()
  }

  /**
   * Starts a report and returns while it waits or runs: reports on few stores before those on many, and clients by
   * turns. What the settings leave out is that of a report on all stores as of the newest poll. It is about the data that
   * is there when its turn comes. What such a report of the same data has already is not computed again: a row depends on
   * its store alone. Throws NO_DATA, INVALID_INPUT, STORE_NOT_FOUND, TOO_BUSY.
   */
  async startReport(settings: Partial<ReportSettings> = {}): Promise<Report> {
    const dataSet = this.requireDataSet()
    return this.runs.start(() => this.maker.add(dataSet, settings))
  }

  /** The report once it has ended, however it did. */
  async finished(reportId: number): Promise<Report> {
    return this.runs.get(reportId)?.ended ?? this.history.get(reportId)
  }

  /** Throws REPORT_NOT_FOUND. */
  async getReport(reportId: number): Promise<Report> {
    return this.runs.get(reportId)?.report ?? this.history.get(reportId)
  }

  async cancelReport(reportId: number): Promise<void> {
    const running = this.runs.get(reportId)
    if (running === undefined) await this.history.get(reportId)
    else running.stop.abort()
  }

  /** A page of the reports kept, newest first. */
  async listReports(page: ParsedInput<'listReports'>): Promise<ReportList> {
    return this.history.list(page)
  }

  /** Deletes reports, and returns how many were there. Throws REPORT_NOT_COMPLETE, and deletes none, if one runs. */
  async deleteReports(reportIds: readonly number[]): Promise<number> {
    return (await this.runs.delete(reportIds)).length
  }

  /** The newest complete report of all stores of a folder. */
  async latestReport(folder: string): Promise<Report | null> {
    return this.history.latest(folder)
  }

  /** Throws REPORT_NOT_FOUND, REPORT_NOT_COMPLETE, INVALID_INPUT; with an hour selected, like `Fleet.hourlyDowntime`. */
  async getRows(selection: RowSelection & { offset: number; limit: number }): Promise<RowPage> {
    await this.fleet.requireSelectable(selection)
    this.history.use(selection.reportId)
    return readRows(this.database, selection)
  }

  /** Throws like `getRows`. */
  async getTotals(selection: RowSelection): Promise<Totals> {
    await this.fleet.requireSelectable(selection)
    return readTotals(this.database, selection)
  }

  /** How a row came about. Throws like `getRows`, STORE_NOT_FOUND, and NO_DATA unless the report's data is loaded. */
  async getStoreTimeline(reportId: number, storeId: string): Promise<StoreTimeline> {
    const report = await this.requireComplete(reportId)
    const read = async (): Promise<StoreTimeline> => readTimeline(this.database, this.requireDataSet(), report, storeId)
    return this.queue.run(read, shortTurn())
  }

  /** The open folder, for what is known of it. Throws NO_DATA. */
  requireDataSet(): DataSet {
    return this.folder.require()
  }

  /** Stops loading and every report. */
  cancelAll(): void {
    this.cancelLoad()
    this.runs.cancelAll()
  }

  /** Stops what is running, records it, and lets go of all files; once, however often it is asked for. */
  async close(): Promise<void> {
    this.closed ??= this.end()
    return this.closed
  }

  private async end(): Promise<void> {
    this.folder.end()
    await this.database.close(async (connection) => {
      await this.queue.drained()
      // What a full disk does not take now is put on record at the next start.
      await this.history.cancelRunning(connection).catch(() => undefined)
    })
    await rm(this.temporaryFolder, { recursive: true, force: true })
  }

  private async requireComplete(reportId: number): Promise<Report> {
    const report = await this.history.get(reportId)
    if (report.status === 'complete') return report
    throw new EngineError('REPORT_NOT_COMPLETE', `Report ${reportId} is ${report.status}.`)
  }

  private tell(event: EventMessage): void {
    for (const listener of this.listeners) listener(event)
  }
}
