import { basename, resolve } from 'node:path'
import type { FolderInspection, Mapping } from '../../../shared/folder/mapping'
import type { DataSetSummary, NewData } from '../../../shared/folder/dataSet'
import type { KeptFiles } from '../../../shared/operations/folder'
import { currentClient } from '../core/currentClient'
import type { DataSet } from './dataSet'
import type { NamedException } from './exceptions/loadExceptions'
import { readExceptionsFile } from './exceptions/readExceptionsFile'
import { EngineError } from '../core/errors'
import type { Events } from '../core/events'
import { dataFilesOf } from '../files/readFileHead'
import { folderState } from '../disk/folderWatch'
import { whileDiskAnswers } from '../disk/slowDisk'
import type { OpenData } from '../history/evidenceIn'
import { JobQueue } from '../core/jobQueue'
import { SharedLock } from '../core/sharedLock'
import type { FolderDatabases } from './folderDatabases'
import type { KeptFolders } from './keptFolders'
import { LiveFolder } from './liveFolder'
import { loadDataSet } from './loadDataSet'
import { inspectFolder } from '../mapping/inspectFolder'
import { ProgressReporter } from '../core/progress'
import { WaitedLoad } from './waitedLoad'

/** The one folder that is open, if any. Loads are jobs of the queue. */
export class OpenFolder {
  private loaded: DataSet | null = null
  private mapping: Mapping = {}
  private added: readonly NamedException[] = []
  /** The loads that wait or run. */
  private readonly loads = new Set<WaitedLoad>()
  private waitingReload: { readonly load: WaitedLoad; readonly result: Promise<DataSetSummary> } | null = null
  private readonly live: LiveFolder | null
  /** The jobs that only read the loaded data. They run beside loads and reports. */
  private readonly reads = new JobQueue()
  /** Shared by what reads the loaded data, and held alone by what replaces or changes it. */
  private readonly inUse = new SharedLock()
  private readonly loadListeners = new Set<(dataSet: DataSetSummary) => void>()

  /**
   * `watchInterval` is in milliseconds; the folder is not watched if it is undefined. Files outside of `root` are not read,
   * also if links lead to them; it is null if all files may be read.
   */
  constructor(
    private readonly databases: FolderDatabases,
    private readonly queue: JobQueue,
    private readonly events: Events,
    watchInterval: number | undefined,
    private readonly root: string | null,
    /** Null if nothing that was read is kept. */
    private readonly kept: KeptFolders | null,
  ) {
    const dataFiles = (paths: readonly string[]): Promise<readonly string[]> =>
      databases.use(this.require().summary.folder, (database) => database.use({}, (connection) => dataFilesOf(connection, paths, root)))
    this.live = watchInterval === undefined ? null : new LiveFolder((event) => events.emit(event), dataFiles, watchInterval)
  }

  /** The summary of the loaded data; null if no folder is open. */
  get dataSet(): DataSetSummary | null {
    return this.loaded?.summary ?? null
  }

  /** What tells the loaded data from other data; null if no folder is open. */
  get openData(): OpenData | null {
    return this.loaded?.openData ?? null
  }

  /** What has changed since the folder was loaded; null if nothing has, or if it is not watched. */
  get newData(): NewData | null {
    return this.live?.newData ?? null
  }

  /** The loaded data. Throws NO_DATA if no folder is open. */
  require(): DataSet {
    if (this.loaded === null) throw new EngineError('NO_DATA', 'No folder is open.')
    return this.loaded
  }

  /** Resolves if the database of the open folder, if any, answers. */
  async check(): Promise<void> {
    await this.loaded?.database.check()
  }

  /**
   * Lends the loaded data, so that nothing replaces it. Clients take turns, but do not wait for loads and reports. Throws NO_DATA
   * if no folder is open.
   */
  async use<Value>(work: (dataSet: DataSet) => Promise<Value>): Promise<Value> {
    return this.reads.run(() => this.inUse.share(() => work(this.require())), { isShort: true, client: currentClient() })
  }

  /** Runs a short job of the queue while nobody reads the loaded data. */
  async alone<Value>(work: () => Promise<Value>): Promise<Value> {
    return this.queue.run(() => this.inUse.exclude(work), { isShort: true, client: currentClient() })
  }

  /** Resolves when nobody reads the loaded data or waits to do so. */
  async drained(): Promise<void> {
    await this.reads.drained()
  }

  /**
   * Opens a folder in place of the previous one, and of those that the same client is loading; `mapping` assigns files to
   * tables if their headers do not, and `added` are exceptions besides those of the folder. Throws FOLDER_UNREADABLE, DATA_UNUSABLE, MAPPING_NEEDED or CANCELLED; then the previous
   * folder stays open.
   */
  async open(path: string, mapping: Mapping = {}, added: readonly NamedException[] = []): Promise<DataSetSummary> {
    this.cancelOwn()
    const load = new WaitedLoad()
    return load.wait(this.load(resolve(path), () => ({ mapping, added }), load))
  }

  /** Calls the listener after every later load. */
  onLoaded(listener: (dataSet: DataSetSummary) => void): void {
    this.loadListeners.add(listener)
  }

  /**
   * Loads the folder again. Clients that ask for it while it waits for its turn share one load, which goes on until the last of
   * them cancels it. Throws NO_DATA, FOLDER_UNREADABLE, DATA_UNUSABLE, MAPPING_NEEDED or CANCELLED; then the loaded data stays.
   */
  async reload(): Promise<DataSetSummary> {
    const { folder } = this.require().summary
    if (this.waitingReload === null || this.waitingReload.load.stop.signal.aborted) {
      const load = new WaitedLoad()
      const before = this.settings
      // While it waits, exceptions may be added, or another folder opened.
      const settings = (): LoadSettings => (this.require().summary.folder === folder ? this.settings : before)
      this.waitingReload = { load, result: this.load(folder, settings, load) }
    }
    return this.waitingReload.load.wait(this.waitingReload.result)
  }

  /**
   * What a folder contains, and how it can be mapped; `chosen` is the mapping so far. If the folder is open, the unknown
   * statuses are those of all its rows. Throws FOLDER_UNREADABLE, and DATA_UNUSABLE if no file can be the polls.
   */
  async inspect(path: string, chosen: Mapping | null): Promise<FolderInspection> {
    const folder = resolve(path)
    const inspection = await this.databases.use(folder, (database) =>
      database.use({}, (connection) => inspectFolder(connection, folder, chosen, this.root)),
    )
    if (inspection.questions.length > 0 || this.loaded?.summary.folder !== inspection.folder) return inspection
    // Another folder may have been opened meanwhile.
    const found = await this.use(async (dataSet) => (dataSet.summary.folder === inspection.folder ? dataSet.unknownStatuses() : []))
    return { ...inspection, unknownStatuses: [...new Set([...inspection.unknownStatuses, ...found])] }
  }

  /**
   * The exceptions in a file outside of the folder. Throws FOLDER_UNREADABLE, DATA_UNUSABLE if a row cannot be used, and
   * MAPPING_NEEDED if its dates have two meanings.
   */
  async readExceptions(path: string, mapping: Pick<Mapping, 'dates'>): Promise<readonly NamedException[]> {
    return this.databases.useFile(resolve(path), (database) => readExceptionsFile(database, resolve(path), basename(path), mapping))
  }

  /** The exceptions in the text of a file of this name. Throws as `readExceptions`. */
  async readExceptionsText(name: string, text: string): Promise<readonly NamedException[]> {
    return this.databases.useText(text, (database, path) => readExceptionsFile(database, path, name, this.mapping))
  }

  /**
   * Replaces the exceptions that the user has added to the open folder, and says what counts if some contradict each other, if
   * that is given. Reports that are made later have them. Throws NO_DATA,
   * INVALID_INPUT if one cannot be read, and MAPPING_NEEDED if they contradict each other or those of the folder; then the
   * earlier ones stay.
   */
  async setAdded(added: readonly NamedException[], specialDays = this.mapping.specialDays): Promise<void> {
    const { folder } = this.require().summary
    await this.alone(async () => {
      const dataSet = this.require()
      if (dataSet.summary.folder !== folder) throw new EngineError('NO_DATA', 'Another folder was opened before the exceptions could be added.')
      await dataSet.setAdded(added, specialDays)
      this.added = added
      if (specialDays !== undefined) this.mapping = { ...this.mapping, specialDays }
    })
  }

  /** Cancels loading. */
  cancel(): void {
    for (const { stop } of this.loads) stop.abort()
  }

  /** Cancels what the current client waits for. */
  cancelOwn(): void {
    for (const load of this.loads) load.giveUp()
  }

  /** Resolves when what was read of the open folder is kept, if it is to be kept and can be. */
  async whenKept(): Promise<void> {
    await this.kept?.whenKept()
  }

  /** How much is kept of files that were read; null if nothing ever is. */
  async keptFiles(): Promise<KeptFiles | null> {
    return (await this.kept?.size()) ?? null
  }

  /** Removes everything that is kept of files that were read. */
  async clearKept(): Promise<void> {
    await this.kept?.clear()
  }

  /** Stops loading, watching and keeping. */
  async end(): Promise<void> {
    this.cancel()
    this.live?.end()
    await this.kept?.letGo()
  }

  private get settings(): LoadSettings {
    return { mapping: this.mapping, added: this.added }
  }

  private async load(folder: string, settings: () => LoadSettings, load: WaitedLoad): Promise<DataSetSummary> {
    this.loads.add(load)
    const job = async (): Promise<DataSetSummary> => {
      if (this.waitingReload?.load === load) this.waitingReload = null
      const { mapping, added } = settings()
      const progress = new ProgressReporter({ job: 'load', reportId: null }, this.events.emitProgress)
      const state = this.live === null ? null : await folderState(folder)
      const request = { folder, mapping, added, root: this.root, progress, signal: load.stop.signal }
      const loading = async (): ReturnType<typeof loadDataSet> => {
        const { database, giveBack } = await this.databases.borrow(folder)
        try {
          await database.keepTemporaryFolder()
          return await loadDataSet(database, { ...request, onDisposed: giveBack }, this.kept)
        } catch (error) {
          giveBack()
          throw error
        }
      }
      const { dataSet, toKeep } = await whileDiskAnswers(folder, loading).catch((error: unknown) => {
        // A load that waits for its disk must not end well later, when nobody takes its data.
        load.stop.abort()
        throw error
      })
      await this.inUse.exclude(async () => {
        const previous = this.loaded
        this.loaded = dataSet
        this.mapping = mapping
        this.added = added
        await this.kept?.letGo()
        await previous?.dispose()
      })
      if (toKeep !== null) this.kept?.keepLater(toKeep, dataSet)
      if (state !== null) this.live?.follow(folder, state, dataSet.summary.files.map((file) => file.path))
      for (const listener of this.loadListeners) listener(dataSet.summary)
      return dataSet.summary
    }
    return this.queue.run(job).finally(() => this.loads.delete(load))
  }
}

/** What the user said about a folder, and the exceptions added to those of the folder. */
interface LoadSettings {
  readonly mapping: Mapping
  readonly added: readonly NamedException[]
}
