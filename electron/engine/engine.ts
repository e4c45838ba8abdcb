import { rm } from 'node:fs/promises'
import type { HistoryProblem } from '../../shared/operations/folder'
import type { EventMessage } from '../../shared/operations/contract'
import { CacheFolder } from './cache/cacheFolder'
import { Background } from './core/background'
import type { Database } from './core/database'
import { damageText } from './core/databaseErrors'
import { EngineError, messageOf } from './core/errors'
import { Events } from './core/events'
import { withinTime } from './core/timeLimit'
import { JobQueue } from './core/jobQueue'
import { Exporter } from './export/exporter'
import { Comparison } from './history/comparison'
import { defaultLimits, type History } from './history/history'
import { putBack, setAside } from './history/historyFile'
import { openHistory, type HistoryOptions } from './history/openHistory'
import { FolderDatabases } from './load/folderDatabases'
import { KeptFolders } from './load/keptFolders'
import { OpenFolder } from './load/openFolder'
import { DowntimeByHour } from './report/hours/downtimeByHour'
import { ReportsByDataSet } from './report/reportsByDataSet'
import { Reports } from './report/reports'
import { Selections } from './select/selections'
import { makeTemporaryFolder, removeAbandonedFolders } from './write/temporaryFolder'

/** The database answers a trivial question in a few milliseconds, and under heavy load within a second. */
const maximumAnswerMilliseconds = 5_000

export interface EngineOptions extends HistoryOptions {
  /** The real path of the only folder whose files may be read, also through links; absent: the user may open any folder. */
  readonly root?: string
  /** Milliseconds between two checks of the open folder for new data; absent: it is not watched. */
  readonly watchInterval?: number
  /** The folder that keeps what was read from files, so that unchanged files are not read again; absent: it is not kept. */
  readonly cachePath?: string
  /** Whether the user wants that at the moment; absent: always. */
  readonly isCacheOn?: () => Promise<boolean>
}

/**
 * Loads folders, makes reports and answers questions about them, each in its own part. Loads, reports and timelines
 * see whole folders: loads and reports are jobs of one queue, and what reads the loaded data is of another. Reading the rows of a
 * complete report never waits.
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
    /** The database of the history. */
    private readonly database: Database,
    private readonly history: History,
    /** The databases of the folders that are open or being read. */
    private readonly databases: FolderDatabases,
    private problem: HistoryProblem | null,
    private readonly temporaryFolder: string,
    private readonly options: EngineOptions,
    cache: CacheFolder | null,
    /** Why the cache that was named is not used; null if it is, or none was named. */
    readonly cacheProblem: string | null,
  ) {
    const { events, queue } = this
    const made = new ReportsByDataSet()
    const background = new Background()
    const kept = cache === null ? null : new KeptFolders(queue, cache, options.isCacheOn ?? (() => Promise.resolve(true)))
    this.folder = new OpenFolder(databases, queue, events, options.watchInterval, options.root ?? null, kept)
    this.selections = new Selections(database, history, new DowntimeByHour(history, this.folder, made, background), background)
    this.reports = new Reports(history, this.folder, made, this.selections, queue, events, background)
    this.comparison = new Comparison(database, history)
    this.exports = new Exporter(history, this.folder, made, this.reports, events)
    database.onDamage((path) => this.tellDamage(path))
  }

  /** Throws INVALID_INPUT or WRITE_FAILED if the history cannot be opened and is not optional. */
  static async open(options: EngineOptions = {}): Promise<Engine> {
    void removeAbandonedFolders()
    // DuckDB writes here what does not fit into memory.
    const temporaryFolder = await makeTemporaryFolder()
    const { cache, problem: cacheProblem } = await openCache(options.cachePath)
    const { root = null, memoryBytes } = options
    const databases = new FolderDatabases({ temporaryFolder, ownFolders: cache === null ? [] : [cache.path], root, memoryBytes })
    const { database, history, problem } = await openHistory(options, temporaryFolder).catch(async (error: unknown) => {
      await databases.close()
      throw error
    })
    return new Engine(database, history, databases, problem, temporaryFolder, options, cache, cacheProblem)
  }

  /** Why reports are kept in memory although a file was named, or why that file is damaged; null if all is as it should be. */
  get historyProblem(): HistoryProblem | null {
    return this.problem
  }

  /**
   * Renames the history that cannot be opened or is damaged, and keeps all later reports in a new file, with those of this session
   * that were kept in memory.
   * Returns the new path of the old history. Throws INVALID_INPUT if there is nothing to set aside, or if another program has
   * the history open, and WRITE_FAILED, and leaves the old file as it was, if the new one cannot be written.
   */
  async startNewHistory(): Promise<string> {
    return this.folder.alone(async () => {
      const { problem } = this
      const { historyPath, limits = defaultLimits.inFile } = this.options
      if (problem === null || historyPath === undefined) throw new EngineError('INVALID_INPUT', 'The history is in order, so it was not set aside.')
      if (problem.isInUse) throw new EngineError('INVALID_INPUT', problem.reason)
      if (problem.isOpen) {
        await this.history.restartInMemory(this.options.limits ?? defaultLimits.inMemory)
        this.problem = { isInUse: false, reason: problem.reason }
      }
      const aside = await setAside(historyPath)
      try {
        await this.history.moveTo(historyPath, limits)
      } catch (error) {
        await putBack(aside, historyPath)
        throw error
      }
      this.tellProblem(null)
      return aside
    })
  }

  private tellDamage(path: string): void {
    if (this.problem !== null) return
    const reason = damageText(path)
    // A command that needs the history ends with its error, which says so.
    if (this.options.isHistoryOptional) console.error(reason)
    this.tellProblem({ isInUse: false, isOpen: true, reason })
  }

  private tellProblem(problem: HistoryProblem | null): void {
    this.problem = problem
    this.events.emit({ name: 'historyProblem', data: problem })
  }

  /** Resolves if the databases answer in time, also while it loads or reports. Throws INTERNAL if it does not. */
  async check(milliseconds = maximumAnswerMilliseconds): Promise<void> {
    const late = (): EngineError => new EngineError('INTERNAL', `The engine has not answered for ${milliseconds / 1000} s.`)
    await withinTime(Promise.all([this.database.check(), this.folder.check()]), milliseconds, late)
  }

  /** Subscribes to progress, new data, and reports that begin, end or are deleted. Returns a function that unsubscribes. */
  subscribe(listener: (event: EventMessage) => void): () => void {
    return this.events.subscribe(listener)
  }

  /** Resolves when no load, report or timeline is running or waiting. */
  async whenIdle(): Promise<void> {
    await this.queue.drained()
    await this.folder.drained()
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
    const ended = Promise.all([this.folder.end(), this.databases.close()])
    await this.database.close(async (connection) => {
      await this.queue.drained()
      await this.folder.drained()
      await this.history.cancelRunning(connection)
    })
    await ended
    await rm(this.temporaryFolder, { recursive: true, force: true })
  }
}

/** A cache that cannot be used is no reason not to work: files are read without it. */
async function openCache(path: string | undefined): Promise<{ readonly cache: CacheFolder | null; readonly problem: string | null }> {
  if (path === undefined) return { cache: null, problem: null }
  try {
    return { cache: await CacheFolder.open(path), problem: null }
  } catch (error) {
    return { cache: null, problem: messageOf(error) }
  }
}
