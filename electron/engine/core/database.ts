import { EventEmitter, once, setMaxListeners } from 'node:events'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { currentClient, runAsClient } from './currentClient'
import { cannotOpen, damage, notDuckDb, shortage } from './databaseErrors'
import { EngineError } from './errors'
import { ClientLimiter } from './clientLimiter'
import { Connection, type Parameters, type TrackCall } from './connection'
import { RunningWork } from './runningWork'

export interface ConnectionOptions {
  /** The catalog of unqualified names; absent: the catalog that the instance was opened with. */
  readonly catalog?: string
  /** Aborting it stops the running statement and refuses later ones with CANCELLED. */
  readonly signal?: AbortSignal
  /** Whether DuckDB measures the progress of statements. It cannot do so for statements that read CSV files. */
  readonly isMeasured?: boolean
}

/** What a database may read and write. */
export interface FileAccess {
  /** Absolute paths; whatever is in them is included. */
  readonly folders: readonly string[]
  readonly files: readonly string[]
}

interface DatabaseLimits {
  readonly access: FileAccess
  /** Bytes of memory that the program may use for data. */
  readonly memoryBytes: number
  /** The share of that memory that this database may use; absent: all of it. */
  readonly memoryShare?: number
}

export interface DatabaseOptions extends DatabaseLimits {
  /** The folder for temporary files, and for data that does not fit into memory; of no other database. */
  readonly temporaryFolder: string
}

/** A DuckDB instance that nobody can use before it has its limits. */
export interface PreparedDatabase {
  /** Throws INVALID_INPUT if it is a file of another kind, and closes it then. */
  readonly limit: (limits: DatabaseLimits) => Promise<Database>
  /** Closes it if it is not needed. */
  readonly close: () => void
}

/** DuckDB measures progress only if its progress bar is on; the bar must not be printed to standard output. */
const progressSettings = ['enable_progress_bar', 'enable_progress_bar_print', 'progress_bar_time']
const measureProgress = 'set enable_progress_bar_print = false; set enable_progress_bar = true; set progress_bar_time = 0'

/** Node has four threads for the native calls of all databases and serves them in order, so each client leaves one thread to the others. */
const limiter = new ClientLimiter(3)

/** The most that files may have of the memory if their data is kept there; it takes about half of what they do. */
const shareInMemory = 1 / 8

/** One DuckDB instance and the connections made from it. */
export class Database {
  private closing = new AbortController()
  private readonly nativeCalls = new RunningWork()

  /** Whether connections begin in another catalog than the main one, which they have to choose then. */
  private hasMoved = false

  /** The connections that are not closed yet, and who waits until there are none. */
  private connections = 0
  private readonly unused = new EventEmitter()
  private readonly damage = new EventEmitter()

  private constructor(
    private instance: DuckDBInstance,
    private catalog: string,
    /** The file, or ':memory:'. */
    private path: string,
    /** The folder for temporary files, and for data that does not fit into memory. */
    readonly temporaryFolder: string,
    private readonly limits: DatabaseLimits,
  ) {
    // Every connection listens to this signal, and Node would warn about more than ten listeners.
    setMaxListeners(Infinity, this.closing.signal)
  }

  /**
   * `path` is a DuckDB file or ':memory:'. What needs more memory than the database may use goes to the temporary folder.
   * Nothing can lift the limits of the options, or change a setting, later. Throws INVALID_INPUT if it is another file,
   * WRITE_FAILED if it cannot be opened.
   */
  static async open(path: string, { temporaryFolder, ...limits }: DatabaseOptions): Promise<Database> {
    return (await Database.prepare(path, temporaryFolder, limits)).limit(limits)
  }

  /**
   * Does what takes time before the limits are known. To read the log of a file takes memory, so its limit must be `known`. Throws
   * WRITE_FAILED if it cannot be opened.
   */
  static async prepare(path: string, temporaryFolder: string, known?: DatabaseLimits): Promise<PreparedDatabase> {
    const opening = DuckDBInstance.create(path, {
      temp_directory: temporaryFolder,
      ...(known !== undefined && { memory_limit: memoryLimit(known) }),
      // DuckDB must never load extensions from the network; everything that we need is built in.
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      allow_community_extensions: 'false',
      // A commit that has to write the log into the file as well would fail for good on a full disk (`History.writeLog`). In
      // memory, that is what frees the place of deleted rows.
      ...(path !== ':memory:' && { checkpoint_threshold: '1TB' }),
      // What is committed stays in the log, so the database can go on if the log could not be written into the file.
      disable_database_invalidation: 'true',
    })
    const instance = await opening.catch((error: unknown) => {
      throw cannotOpen(path, error)
    })
    const close = (): void => instance.closeSync()
    const limit = async (limits: DatabaseLimits): Promise<Database> => {
      try {
        return new Database(instance, await lock(instance, path, limits), path, temporaryFolder, limits)
      } catch (error) {
        close()
        throw error
      }
    }
    return { limit, close }
  }

  /** The name of the catalog that a connection begins in, quoted. */
  get mainCatalog(): string {
    return this.catalog
  }

  /**
   * Makes the folder for temporary files anew if somebody has cleaned it up; only its owner may read it, and DuckDB would let
   * everybody. It never fails: what needs the folder says what is wrong with it.
   */
  async keepTemporaryFolder(): Promise<void> {
    await mkdir(this.temporaryFolder, { recursive: true, mode: 0o700 }).catch(() => undefined)
  }

  /**
   * Copies the main catalog to a new file, and uses that as the main catalog from now on. `onMade` is called while the file is
   * empty. The caller makes sure that nothing changes the catalog meanwhile. Throws WRITE_FAILED, and leaves no file, if it cannot
   * be written.
   */
  async moveMain(path: string, onMade: () => Promise<void>): Promise<void> {
    const moved = 'moved'
    await this.use({}, async (connection) => {
      try {
        await connection.run(`attach ${textSql(path)} as ${moved}`)
        await onMade()
        await connection.run(`copy from database ${this.catalog} to ${moved}`)
      } catch (error) {
        await connection.run(`detach database if exists ${moved}`)
        for (const file of [path, `${path}.wal`]) await rm(file, { force: true })
        throw error instanceof EngineError ? error : cannotOpen(path, error)
      }
    })
    this.catalog = moved
    this.hasMoved = true
    this.path = path
  }

  /** Calls `listener` with the path of the file whenever a statement meets damage in it. */
  onDamage(listener: (path: string) => void): void {
    this.damage.on('met', listener)
  }

  /**
   * Lets go of the file as it is on the disk, with its log, and goes on with an empty database in memory. Running statements end
   * with CANCELLED.
   */
  async restartInMemory(): Promise<void> {
    const { temporaryFolder, limits } = this
    const other = await Database.open(':memory:', { temporaryFolder, ...limits })
    // Who holds a result keeps the file open, and when that is closed, another log may have the name of this one.
    await this.use({}, (connection) => connection.run('pragma disable_checkpoint_on_shutdown'))
    this.closing.abort()
    await this.nativeCalls.ended()
    this.instance.closeSync()
    this.instance = other.instance
    this.catalog = other.catalog
    this.path = other.path
    this.closing = other.closing
    this.hasMoved = false
  }

  /** Lends a new connection, which has its own temporary tables. */
  async use<Value>(options: ConnectionOptions, work: (connection: Connection) => Promise<Value>): Promise<Value> {
    const client = currentClient()
    if (client === undefined) return this.lend(options, work)
    // The slot covers everything in `lend`, so that nested calls do not wait for a second slot.
    return limiter.run(client, () => runAsClient(undefined, () => this.lend(options, work)))
  }

  private async lend<Value>(options: ConnectionOptions, work: (connection: Connection) => Promise<Value>): Promise<Value> {
    const connection = await this.connect(options)
    try {
      return await work(connection)
    } finally {
      await connection.close()
    }
  }

  /** Streams the rows of a query in chunks. Its connection is open from the first read until the last. */
  async *stream<Row>(sql: string, parameters?: Parameters): AsyncGenerator<readonly Row[]> {
    const connection = await this.connect({})
    try {
      yield* connection.stream<Row>(sql, parameters)
    } finally {
      await connection.close()
    }
  }

  /** Resolves if the database answers a question. */
  async check(): Promise<void> {
    await this.use({}, (connection) => connection.run('select 1'))
  }

  /**
   * Adds an empty catalog for data that has about so many bytes in files. Data that could fill much of the memory goes to a file
   * in the temporary folder: DuckDB compresses what it writes there at once, and can let go of its memory without writing it
   * again. Nothing is logged, because nobody opens that file later. `catalog` must be a name of our own, never text from outside.
   */
  async attach(catalog: string, bytes = 0): Promise<void> {
    const { memoryBytes, memoryShare = 1 } = this.limits
    const inFile = bytes > shareInMemory * memoryShare * memoryBytes
    const place = inFile ? `${textSql(this.fileOf(catalog))} as ${catalog} (recovery_mode no_wal_writes)` : `':memory:' as ${catalog}`
    await this.use({}, (connection) => connection.run(`attach ${place}`))
  }

  /** Removes a catalog that `attach` has added. */
  async detach(catalog: string): Promise<void> {
    await this.use({}, (connection) => connection.run(`detach ${catalog}`))
    // What another program holds at the moment goes with the folder.
    await rm(this.fileOf(catalog), { force: true }).catch(() => undefined)
  }

  private fileOf(catalog: string): string {
    return join(this.temporaryFolder, `${catalog}.duckdb`)
  }

  /** Closes the database once nobody uses it any more, unless it is closed before. */
  async closeUnused(): Promise<void> {
    const { signal } = this.closing
    if (this.connections > 0 && !signal.aborted) await Promise.race([once(this.unused, 'now'), once(signal, 'abort')])
    if (!signal.aborted) await this.close()
  }

  /** Stops all running statements with CANCELLED. `finish` gets one last connection. */
  async close(finish?: (connection: Connection) => Promise<void>): Promise<void> {
    this.closing.abort()
    await this.nativeCalls.ended()
    if (finish !== undefined) {
      const connection = new Connection(await this.instance.connect(), new AbortController().signal, (call) => call(), () => undefined)
      try {
        if (this.hasMoved) await connection.run(`use ${this.catalog}`)
        await finish(connection)
      } finally {
        await connection.close()
      }
    }
    this.instance.closeSync()
  }

  private async connect({ catalog, signal, isMeasured }: ConnectionOptions): Promise<Connection> {
    const { signal: closing } = this.closing
    // A signal made by `any` lives as long as its sources, so it is made only if it is needed.
    const stop = signal === undefined ? closing : AbortSignal.any([closing, signal])
    const native = await this.track(() => this.instance.connect())
    this.connections += 1
    const connection = new Connection(native, stop, this.track, this.countClosed)
    try {
      // A call takes longer than the statement itself, so the settings are one call, or none if there are no settings.
      const begins = catalog ?? (this.hasMoved ? this.catalog : undefined)
      const settings = [...(begins === undefined ? [] : [`use ${begins}`]), ...(isMeasured ? [measureProgress] : [])]
      if (settings.length > 0) await connection.run(settings.join('; '))
      return connection
    } catch (error) {
      await connection.close()
      throw error
    }
  }

  private readonly countClosed = (): void => {
    this.connections -= 1
    if (this.connections === 0) this.unused.emit('now')
  }

  /** Keeps track of every native call, because closing the instance during a call would crash the program. */
  private readonly track: TrackCall = async (call) => {
    const client = currentClient()
    return client === undefined ? this.begin(call) : limiter.run(client, async () => this.begin(call))
  }

  private readonly begin: TrackCall = async (call) => {
    if (this.closing.signal.aborted) throw new EngineError('CANCELLED', 'Store Monitor is closing.')
    try {
      return await this.nativeCalls.add(call())
    } catch (error) {
      throw shortage(error, this.temporaryFolder, this.limits.memoryBytes) ?? this.damageIn(error) ?? error
    }
  }

  private damageIn(error: unknown): EngineError | null {
    const { path } = this
    const met = path === ':memory:' ? null : damage(path, error)
    if (met !== null) this.damage.emit('met', path)
    return met
  }
}

/**
 * Gives an instance its limits, so that only what measures progress can be set later. Returns the name of its catalog, quoted.
 * Throws INVALID_INPUT if `path` is a file of another kind.
 */
async function lock(instance: DuckDBInstance, path: string, { access, ...memory }: DatabaseLimits): Promise<string> {
  const connection = await instance.connect()
  try {
    const settings = [
      "set global timezone = 'UTC'",
      // Nobody opens the files of `attach` later, and there may be no room to complete them.
      ...(path === ':memory:' ? ['pragma disable_checkpoint_on_shutdown'] : []),
      `set memory_limit = '${memoryLimit(memory)}'`,
      `set allowed_directories = ${listSql(access.folders)}`,
      `set allowed_paths = ${listSql(access.files)}`,
      'set enable_external_access = false',
      `set allowed_configs = ${listSql(progressSettings)}`,
      'set lock_configuration = true',
    ]
    const ofCatalog = 'select database_name, path from duckdb_databases() where database_name = current_database()'
    // DuckDB gives the first result, and a pragma has one.
    const reader = await connection.runAndReadAll([ofCatalog, ...settings].join('; '))
    const [name, file] = reader.getRowsJS()[0] ?? []
    if (typeof name !== 'string') throw new EngineError('INTERNAL', 'The database has no name.')
    // DuckDB also opens CSV files, but stores nothing in them.
    if (path !== ':memory:' && file === null) throw notDuckDb(path)
    return `"${name.replaceAll('"', '""')}"`
  } finally {
    connection.closeSync()
  }
}

function memoryLimit({ memoryBytes, memoryShare = 1 }: Omit<DatabaseLimits, 'access'>): string {
  return `${Math.floor((memoryShare * memoryBytes) / 1000)}KB`
}

/** A list of texts; settings take no parameters. */
function listSql(texts: readonly string[]): string {
  return `[${texts.map(textSql).join(', ')}]`
}

/** A text as SQL, where no parameter can stand. */
export function textSql(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
