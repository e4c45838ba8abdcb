import { resolve } from 'node:path'
import type { EventMessage } from '../../../shared/operations/contract'
import type { Mapping } from '../../../shared/folder/mapping'
import type { NewData } from '../../../shared/folder/dataSet'
import type { Database } from '../core/database'
import { DataSet } from './dataSet'
import { EngineError } from '../core/errors'
import { isDataFile } from '../files/readFileHead'
import { folderState } from '../files/folderWatch'
import type { JobQueue } from '../core/jobQueue'
import { LiveFolder } from './liveFolder'
import { ProgressReporter } from '../core/progress'

/** The one folder that is open, if any. Loads are jobs of the queue. */
export class OpenFolder {
  private loaded: DataSet | null = null
  private mapping: Mapping = {}
  private stop: AbortController | null = null
  private readonly live: LiveFolder | null

  /** `watchInterval` is in milliseconds; the folder is not watched if it is undefined. */
  constructor(
    private readonly database: Database,
    private readonly queue: JobQueue,
    private readonly emit: (event: EventMessage) => void,
    watchInterval: number | undefined,
  ) {
    const isData = (path: string): Promise<boolean> => database.use({}, (connection) => isDataFile(connection, path))
    this.live = watchInterval === undefined ? null : new LiveFolder(emit, isData, watchInterval)
  }

  get dataSet(): DataSet | null {
    return this.loaded
  }

  /** What has changed since the folder was loaded; null if nothing has, or if it is not watched. */
  get newData(): NewData | null {
    return this.live?.newData ?? null
  }

  /** Throws NO_DATA if no folder is open. */
  require(): DataSet {
    if (this.loaded === null) throw new EngineError('NO_DATA', 'No folder is open.')
    return this.loaded
  }

  /** Throws FOLDER_UNREADABLE, DATA_UNUSABLE, MAPPING_NEEDED or CANCELLED; then the previous folder stays open. */
  async load(path: string, mapping: Mapping): Promise<DataSet> {
    this.cancelLoad()
    const stop = new AbortController()
    this.stop = stop
    return this.queue.run(async () => {
      const progress = new ProgressReporter({ job: 'load', reportId: null }, (data) => this.emit({ name: 'progress', data }))
      const folder = resolve(path)
      const state = this.live === null ? null : await folderState(folder)
      const dataSet = await DataSet.load(this.database, folder, mapping, progress, stop.signal)
      const previous = this.loaded
      this.loaded = dataSet
      this.mapping = mapping
      await previous?.dispose()
      if (state !== null) this.live?.follow(folder, state, dataSet.summary.files.map((file) => file.path))
      return dataSet
    })
  }

  /** Throws NO_DATA, FOLDER_UNREADABLE, DATA_UNUSABLE, MAPPING_NEEDED or CANCELLED; then the loaded data stays. */
  async reload(): Promise<DataSet> {
    return this.load(this.require().summary.folder, this.mapping)
  }

  cancelLoad(): void {
    this.stop?.abort()
  }

  /** Stops loading and watching. */
  end(): void {
    this.cancelLoad()
    this.live?.end()
  }
}
