import { mkdir, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { EventMessage } from '../../shared/operations/contract'
import { Database } from './core/database'
import { Events } from './core/events'
import { JobQueue } from './core/jobQueue'
import { Exporter } from './export/exporter'
import { Comparison } from './history/comparison'
import { defaultLimits, History, type HistoryLimits } from './history/history'
import { OpenFolder } from './load/openFolder'
import { DowntimeByHour } from './report/hours/downtimeByHour'
import { ReportsByDataSet } from './report/reportsByDataSet'
import { Reports } from './report/reports'
import { Selections } from './select/selections'
import { makeTemporaryFolder, removeAbandonedFolders } from './write/temporaryFolder'

export interface EngineOptions {
  /** The DuckDB file that keeps reports over restarts; absent: they are kept in memory. */
  readonly historyPath?: string
  /** The limits of the history; absent: the default. */
  readonly limits?: HistoryLimits
  /** Milliseconds between two checks of the open folder for new data; absent: it is not watched. */
  readonly watchInterval?: number
  /** The real path of the only folder whose files may be read, also through links; absent: all files. */
  readonly root?: string
}

/**
 * Loads folders, makes reports and answers questions about them, each in its own part. Loads, reports and timelines
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
    root: string | null,
  ) {
    const { events, queue } = this
    const made = new ReportsByDataSet()
    this.folder = new OpenFolder(database, queue, events, watchInterval, root)
    this.selections = new Selections(database, history, new DowntimeByHour(database, history, this.folder, made))
    this.reports = new Reports(database, history, this.folder, made, this.selections, queue, events)
    this.comparison = new Comparison(database, history)
    this.exports = new Exporter(database, this.folder, made, this.reports, events)
  }

  static async open({ historyPath, limits, watchInterval, root }: EngineOptions = {}): Promise<Engine> {
    if (historyPath !== undefined) await mkdir(dirname(historyPath), { recursive: true })
    void removeAbandonedFolders()
    // DuckDB writes here what does not fit into memory.
    const temporaryFolder = await makeTemporaryFolder()
    const database = await Database.open(historyPath ?? ':memory:', temporaryFolder)
    try {
      const history = await History.open(database, limits ?? defaultLimits[historyPath === undefined ? 'inMemory' : 'inFile'], historyPath ?? null)
      return new Engine(database, history, temporaryFolder, watchInterval, root ?? null)
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

  /** Resolves when no load, report or timeline is running or waiting. */
  async whenIdle(): Promise<void> {
    await this.queue.drained()
    await this.reports.whenEnded()
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
}
