import { setTimeout as delay } from 'node:timers/promises'
import type { Mapping } from '../../../shared/folder/mapping'
import type { KeptFiles } from '../../../shared/operations/folder'
import type { CacheFolder, Kept } from '../cache/cacheFolder'
import { loadedForm } from '../cache/loadedForm'
import { readTables, writeTables } from '../cache/snapshot'
import type { Connection, Database } from '../core/database'
import { EngineError } from '../core/errors'
import type { JobQueue } from '../core/jobQueue'
import { endsOf, isSettled, lookAt, type FolderLook } from '../disk/folderLook'
import type { DataSet } from './dataSet'
import { createExceptionViews, requireNoContradiction, setAddedExceptions, type NamedException } from './exceptions/loadExceptions'
import type { LoadedFolder } from './loadFolder'

/** What tells whether a kept load is still right, and what its tables do not hold. */
interface LoadFacts {
  /** What programs have in common that load the same files alike. */
  readonly form: string
  readonly look: FolderLook
  /** Hashes of the first and the last bytes of the files. */
  readonly ends: readonly string[]
  readonly loaded: LoadedFolder
}

/** A load that may be kept: what it is kept under, and what the folder looked like before it. */
export interface LoadToKeep {
  readonly folder: string
  readonly key: string
  readonly look: FolderLook
  /** When that look began: nanoseconds since 1970. */
  readonly lookedNs: bigint
  readonly loaded: LoadedFolder | null
}

/** Milliseconds for which a report gets the computer to itself after a load, before the load is kept. */
const patience = 1000

/**
 * The loads that a cache holds, so that the files of an unchanged folder are not read again. Whatever is wrong with the
 * cache, the files are read instead.
 */
export class KeptFolders {
  private waiting: { readonly begin: AbortController; readonly stop: AbortController; readonly ended: Promise<void> } | null = null

  /** `isOn` says whether the user wants it at the moment. */
  constructor(
    private readonly database: Database,
    private readonly queue: JobQueue,
    private readonly cache: CacheFolder,
    private readonly isOn: () => Promise<boolean>,
  ) {}

  /** Looks at a folder before it is loaded; null if nothing is to be kept. */
  async lookAt({ folder, mapping, root }: { readonly folder: string; readonly mapping: Mapping; readonly root: string | null }): Promise<LoadToKeep | null> {
    if (!(await this.isOn())) return null
    // What counts on days with special hours and a closed day is decided after the files are read.
    const { specialDays: _, ...read } = mapping
    const key = JSON.stringify([folder, Object.entries(read).toSorted(([one], [other]) => (one < other ? -1 : 1)), root])
    const lookedNs = BigInt(Date.now()) * 1_000_000n
    // The load itself says what is wrong with the folder.
    const look = await lookAt(folder).catch(() => null)
    return look === null ? null : { folder, key, look, lookedNs, loaded: null }
  }

  /** What is kept of a load, if the folder is the same as before that; otherwise null. */
  async find({ folder, key, look }: LoadToKeep): Promise<Kept<LoadFacts> | null> {
    const facts = await this.cache.facts<LoadFacts>(key)
    if (facts?.form !== loadedForm() || JSON.stringify(facts.look) !== JSON.stringify(look)) return null
    if (JSON.stringify(facts.ends) !== JSON.stringify(await endsOf(folder, look))) return null
    return this.cache.find<LoadFacts>(key)
  }

  /**
   * Creates the relations of a kept load in the empty catalog of the connection; false if that fails, and the catalog must
   * be discarded. Throws what a load throws about exceptions.
   */
  async restore(
    connection: Connection,
    catalog: string,
    { key }: LoadToKeep,
    { tablesPath, facts: { loaded } }: Kept<LoadFacts>,
    { mapping, added }: { readonly mapping: Mapping; readonly added: readonly NamedException[] },
  ): Promise<boolean> {
    try {
      await readTables(connection, tablesPath, catalog)
      await createExceptionViews(connection)
    } catch (error) {
      if (error instanceof EngineError && error.code === 'CANCELLED') throw error
      await this.cache.remove(key)
      return false
    }
    await setAddedExceptions(connection, added)
    if (loaded.fileExceptions + added.length > 0) await requireNoContradiction(connection, mapping.specialDays)
    return true
  }

  /** Keeps a load when the first report on it has ended, unless it is let go before. */
  keepLater(load: LoadToKeep, { catalog }: DataSet): void {
    const [begin, stop] = [new AbortController(), new AbortController()]
    const keep = async (): Promise<void> => {
      await delay(patience, undefined, { signal: AbortSignal.any([begin.signal, stop.signal]), ref: false }).catch(() => undefined)
      await this.queue.drained()
      if (!stop.signal.aborted) await this.keep(load, catalog, stop.signal)
    }
    // Nothing depends on it.
    this.waiting = { begin, stop, ended: keep().catch(() => undefined) }
  }

  /** Resolves when the last load is kept, or cannot be. */
  async whenKept(): Promise<void> {
    this.waiting?.begin.abort()
    await this.waiting?.ended
  }

  /** Stops keeping the last load, whose tables are going to be removed. */
  async letGo(): Promise<void> {
    this.waiting?.stop.abort()
    await this.waiting?.ended
  }

  async size(): Promise<KeptFiles> {
    return { bytes: await this.cache.bytes(), maximumBytes: this.cache.maximumBytes }
  }

  /** Removes everything that is kept, and does not keep the last load. */
  async clear(): Promise<void> {
    await this.letGo()
    await this.cache.clear()
  }

  private async keep({ folder, key, look, lookedNs, loaded }: LoadToKeep, catalog: string, signal: AbortSignal): Promise<void> {
    if (loaded === null || !look.files.every((file) => isSettled(file, lookedNs)) || !(await this.isOn())) return
    if (JSON.stringify(await lookAt(folder)) !== JSON.stringify(look)) return
    const facts: LoadFacts = { form: loadedForm(), look, ends: await endsOf(folder, look), loaded }
    await this.cache.keep(key, facts, signal, (path) =>
      this.database.use({ signal }, (connection) => writeTables(connection, catalog, path)),
    )
  }
}
