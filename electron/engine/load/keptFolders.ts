import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Mapping } from '../../../shared/folder/mapping'
import type { KeptFiles } from '../../../shared/operations/folder'
import type { CacheFolder, Kept } from '../cache/cacheFolder'
import { loadedForm } from '../cache/loadedForm'
import { writeOwnTables, writeTables } from '../cache/snapshot'
import type { Connection } from '../core/connection'
import type { Database } from '../core/database'
import { EngineError } from '../core/errors'
import type { JobQueue } from '../core/jobQueue'
import { changeSince } from '../disk/fileVersion'
import { readStart } from '../disk/fingerprint'
import { endsOf, isSettled, lookAt, type FolderLook } from '../disk/folderLook'
import type { DataSet } from './dataSet'
import { createExceptionViews, requireNoContradiction, setAddedExceptions, type NamedException } from './exceptions/loadExceptions'
import type { LoadedFolder } from './loadFolder'
import type { EarlierLoad } from './extendFolder'
import { createFormer, hasFewLater, layeredPolls } from './polls/addPolls'
import type { KeptPollFile } from './polls/keptPolls'

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
  /** The path of kept tables that those of the load can be kept on top of; null if there are none. */
  readonly base: string | null
}

/** Milliseconds between two times that the loads of a folder which keeps changing are kept. */
const interval = 60_000

/** Milliseconds for which a report gets the computer to itself after a load, before the load is kept. */
const defaultPatience = 1000

/**
 * The loads that a cache holds, so that the files of an unchanged folder are not read again. Whatever is wrong with the
 * cache, the files are read instead.
 */
export class KeptFolders {
  /** The last load, whose tables are in the database; null before the first one, and after it was let go. */
  private last: { readonly key: string; readonly database: Database; readonly earlier: EarlierLoad } | null = null
  private keptAt = -interval
  /** The load that is going to be kept. `begin` ends the waits before that, and `stop` what comes after them. */
  private waiting: { readonly begin: AbortController; readonly stop: AbortController; readonly ended: Promise<void> } | null = null

  /** `isOn` says whether the user wants it at the moment, and `patience` how many milliseconds a load waits to be kept. */
  constructor(
    private readonly queue: JobQueue,
    private readonly cache: CacheFolder,
    private readonly isOn: () => Promise<boolean>,
    private readonly patience = defaultPatience,
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
    return look === null ? null : { folder, key, look, lookedNs, loaded: null, base: null }
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
    { paths, facts: { loaded } }: Kept<LoadFacts>,
    { mapping, added }: { readonly mapping: Mapping; readonly added: readonly NamedException[] },
  ): Promise<boolean> {
    try {
      await createFormer(connection, catalog, { paths })
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

  /** The last load of a folder in this database, or the one that is kept, if polls can be added to it; otherwise null. */
  async earlier({ key }: LoadToKeep, database: Database): Promise<EarlierLoad | null> {
    if (this.last?.key === key && this.last.database === database) return this.last.earlier.loaded.polls.length === 0 ? null : this.last.earlier
    const facts = await this.cache.facts<LoadFacts>(key)
    if (facts?.form !== loadedForm() || facts.loaded.polls.length === 0) return null
    const kept = await this.cache.find<LoadFacts>(key)
    return kept === null ? null : { tables: { paths: kept.paths }, loaded: kept.facts.loaded }
  }

  /** Keeps a load when the first report on it has ended, unless it is let go before. */
  keepLater(load: LoadToKeep, dataSet: Pick<DataSet, 'catalog' | 'database'>): void {
    const { catalog, database } = dataSet
    const [begin, stop] = [new AbortController(), new AbortController()]
    const wait = async (milliseconds: number): Promise<void> =>
      delay(milliseconds, undefined, { signal: begin.signal, ref: false }).catch(() => undefined)
    const { key, loaded, look, lookedNs } = load
    const canBeKept = loaded !== null && look.files.every((file) => isSettled(file, lookedNs))
    this.last = canBeKept ? { key, database, earlier: { tables: { catalog }, loaded } } : null
    const keep = async (): Promise<void> => {
      await wait(this.patience)
      // The job that lets it go is in the queue itself, and waits until this has ended.
      if (!begin.signal.aborted) await Promise.race([this.queue.drained(), once(begin.signal, 'abort')])
      if (!canBeKept || stop.signal.aborted) return
      const proved = { ...loaded, polls: await withFingerprints(load.folder, loaded.polls, stop.signal) }
      this.last = { key, database, earlier: { tables: { catalog }, loaded: proved } }
      await wait(this.keptAt + interval - Date.now())
      if (!stop.signal.aborted) await this.keep(load, proved, dataSet, stop.signal)
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
    this.waiting?.begin.abort()
    await this.waiting?.ended
    this.last = null
  }

  async size(): Promise<KeptFiles> {
    return { bytes: await this.cache.bytes(), maximumBytes: this.cache.maximumBytes }
  }

  /** Removes everything that is kept, and does not keep the last load. */
  async clear(): Promise<void> {
    await this.letGo()
    await this.cache.clear()
  }

  private async keep({ folder, key, look, base }: LoadToKeep, loaded: LoadedFolder, { catalog, database }: Pick<DataSet, 'catalog' | 'database'>, signal: AbortSignal): Promise<void> {
    if (!(await this.isOn())) return
    if (JSON.stringify(await lookAt(folder)) !== JSON.stringify(look)) return
    const facts: LoadFacts = { form: loadedForm(), look, ends: await endsOf(folder, look), loaded }
    const isOnTop = base !== null && (await database.use({ catalog, signal }, hasFewLater))
    await this.cache.keep(key, facts, signal, (path) =>
      database.use({ signal }, (connection) => (isOnTop ? writeOwnTables(connection, catalog, path) : writeTables(connection, catalog, path, layeredPolls))),
      isOnTop ? base : null,
    )
    this.keptAt = Date.now()
  }
}

/** The files with the fingerprints of their bytes, as far as these are still the ones that were read. */
async function withFingerprints(folder: string, files: readonly KeptPollFile[], signal: AbortSignal): Promise<readonly KeptPollFile[]> {
  const proved: KeptPollFile[] = []
  for (const file of files) {
    if (file.fingerprint !== null) {
      proved.push(file)
      continue
    }
    const path = join(folder, file.name)
    const start = await readStart(path, file.version.size, signal).catch(() => null)
    const isSame = start !== null && (await changeSince(path, file.version).catch(() => 'changed')) === 'none'
    proved.push(isSame ? { ...file, fingerprint: start.fingerprint, canGrow: start.isOfWholeLines && start.lines === file.headerLines + file.rows } : file)
  }
  return proved
}
