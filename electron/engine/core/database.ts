import { setMaxListeners } from 'node:events'
import { DuckDBInstance, JSDuckDBValueConverter, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api'
import { currentClient, runAsClient } from './currentClient'
import { EngineError, messageOf } from './errors'
import { ClientLimiter } from './clientLimiter'
import { toRows } from './toRows'

export type Parameters = Readonly<Record<string, DuckDBValue>>

interface ConnectionOptions {
  /** What unqualified names are looked up in; absent: the catalog the instance was opened with. */
  readonly catalog?: string
  /** Aborting it stops the running statement and refuses the ones after it, with code CANCELLED. */
  readonly signal?: AbortSignal
  /** Whether DuckDB measures how far a statement is; it cannot for one that reads CSV files. */
  readonly isMeasured?: boolean
}

type TrackCall = <Value>(call: () => Promise<Value>) => Promise<Value>

/** DuckDB measures only what it could draw, and would draw onto standard output unless told not to before. */
const measureProgress = 'set enable_progress_bar_print = false; set enable_progress_bar = true; set progress_bar_time = 0'

/** Node has four threads for such calls, and takes them as they come: one client leaves a thread to the others. */
const mostCallsPerClient = 3

/** One DuckDB instance and the connections made from it. */
export class Database {
  private readonly closing = new AbortController()
  private readonly nativeCalls = new Set<Promise<unknown>>()
  private readonly lanes = new ClientLimiter(mostCallsPerClient)

  private constructor(
    private readonly instance: DuckDBInstance,
    /** Name of the catalog the instance was opened with, quoted. */
    readonly mainCatalog: string,
    /** Takes what does not fit into memory, and what is needed for a moment only. */
    readonly temporaryFolder: string,
  ) {
    // Every connection listens to it; Node warns of more than ten otherwise.
    setMaxListeners(Infinity, this.closing.signal)
  }

  /** `path` is a DuckDB file, or ':memory:'. Throws INVALID_INPUT, and WRITE_FAILED where it cannot be used now. */
  static async open(path: string, temporaryFolder: string): Promise<Database> {
    const opening = DuckDBInstance.create(path, {
      temp_directory: temporaryFolder,
      // Nothing is ever fetched from the network; all that is needed is built in.
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
    })
    const instance = await opening.catch((error: unknown) => {
      throw cannotOpen(path, error)
    })
    const connection = await instance.connect()
    const reader = await connection.runAndReadAll(
      `set global timezone = 'UTC'; select database_name, path from duckdb_databases() where database_name = current_database()`,
    )
    const [name, file] = reader.getRowsJS()[0] ?? []
    connection.closeSync()
    if (typeof name !== 'string') throw new EngineError('INTERNAL', 'The database has no name.')
    // DuckDB opens a CSV file too, and keeps nothing in it.
    if (path !== ':memory:' && file === null) throw notDuckDb(path)
    return new Database(instance, `"${name.replaceAll('"', '""')}"`, temporaryFolder)
  }

  /** Lends a connection of its own, with its own temporary tables. */
  async use<Value>(options: ConnectionOptions, work: (connection: Connection) => Promise<Value>): Promise<Value> {
    const client = currentClient()
    if (client === undefined) return this.lend(options, work)
    // Whoever has a place has it for all that is to be done there.
    return this.lanes.run(client, () => runAsClient(undefined, () => this.lend(options, work)))
  }

  private async lend<Value>(options: ConnectionOptions, work: (connection: Connection) => Promise<Value>): Promise<Value> {
    const connection = await this.connect(options)
    try {
      return await work(connection)
    } finally {
      connection.close()
    }
  }

  /** The rows of one query in chunks. Its connection is open from the first row asked for until reading ends. */
  async *stream<Row>(sql: string, parameters?: Parameters): AsyncGenerator<readonly Row[]> {
    const connection = await this.connect({})
    try {
      yield* connection.stream<Row>(sql, parameters)
    } finally {
      connection.close()
    }
  }

  /** Adds an empty catalog in memory. `catalog` is a name of ours, never text from outside. */
  async attach(catalog: string): Promise<void> {
    await this.use({}, (connection) => connection.run(`attach ':memory:' as ${catalog}`))
  }

  async detach(catalog: string): Promise<void> {
    await this.use({}, (connection) => connection.run(`detach ${catalog}`))
  }

  /** Stops what is running; whoever waits for it gets CANCELLED. `finish` still has a connection, the only one. */
  async close(finish?: (connection: Connection) => Promise<void>): Promise<void> {
    this.closing.abort()
    await Promise.allSettled(this.nativeCalls)
    if (finish !== undefined) {
      const connection = new Connection(await this.instance.connect(), new AbortController().signal, (call) => call())
      await finish(connection).finally(() => connection.close())
    }
    this.instance.closeSync()
  }

  private async connect({ catalog, signal, isMeasured }: ConnectionOptions): Promise<Connection> {
    const { signal: closing } = this.closing
    // What `any` makes is not let go of as long as its sources are there, so there is one only where there must be.
    const stop = signal === undefined ? closing : AbortSignal.any([closing, signal])
    const native = await this.track(() => this.instance.connect())
    const connection = new Connection(native, stop, this.track)
    try {
      // A statement takes less time than asking for it does; most connections need none.
      const settings = [...(catalog === undefined ? [] : [`use ${catalog}`]), ...(isMeasured ? [measureProgress] : [])]
      if (settings.length > 0) await connection.run(settings.join('; '))
      return connection
    } catch (error) {
      connection.close()
      throw error
    }
  }

  /** Closing the instance under a call that is still at work would crash the program, so every call is known here. */
  private readonly track: TrackCall = async (call) => {
    const client = currentClient()
    return client === undefined ? this.begin(call) : this.lanes.run(client, async () => this.begin(call))
  }

  private readonly begin: TrackCall = async (call) => {
    if (this.closing.signal.aborted) throw new EngineError('CANCELLED', 'Store Monitor is closing.')
    const running = call()
    this.nativeCalls.add(running)
    try {
      return await running
    } finally {
      this.nativeCalls.delete(running)
    }
  }
}

/** Runs statements one after the other. Whole numbers come back as `number`. */
export class Connection {
  private readonly interrupt = (): void => this.connection.interrupt()

  constructor(
    private readonly connection: DuckDBConnection,
    private readonly signal: AbortSignal,
    private readonly track: TrackCall,
  ) {
    signal.addEventListener('abort', this.interrupt)
  }

  async run(sql: string, parameters?: Parameters): Promise<void> {
    await this.guarded(() => this.connection.run(sql, parameters))
  }

  async all<Row>(sql: string, parameters?: Parameters): Promise<readonly Row[]> {
    const reader = await this.guarded(() => this.connection.runAndReadAll(sql, parameters))
    return toRows(reader.columnNames(), reader.getColumnsJS())
  }

  /** The first row; for queries that always have one. */
  async one<Row>(sql: string, parameters?: Parameters): Promise<Row> {
    const [row] = await this.all<Row>(sql, parameters)
    if (row === undefined) throw new EngineError('INTERNAL', 'A query that always has a row had none.')
    return row
  }

  /** The rows in chunks as DuckDB produces them, so that a large result is never in memory at once. */
  async *stream<Row>(sql: string, parameters?: Parameters): AsyncGenerator<readonly Row[]> {
    const result = await this.guarded(() => this.connection.stream(sql, parameters))
    const names = result.columnNames()
    for (;;) {
      const chunk = await this.guarded(() => result.fetchChunk())
      if (chunk === null || chunk.rowCount === 0) return
      yield toRows(names, chunk.convertColumns(JSDuckDBValueConverter))
    }
  }

  /** Appends rows to a table whose columns are VARCHAR and BIGINT, in the order of the values. */
  async append(table: string, rows: Iterable<readonly (string | number | null)[]>): Promise<void> {
    const appender = await this.guarded(() => this.connection.createAppender(table))
    for (const row of rows) {
      for (const value of row) {
        if (value === null) appender.appendNull()
        else if (typeof value === 'string') appender.appendVarchar(value)
        else appender.appendBigInt(BigInt(value))
      }
      appender.endRow()
    }
    appender.closeSync()
  }

  /** Fraction of the running statement that is done, 0 to 1; null where DuckDB cannot tell. */
  progress(): number | null {
    const { percentage } = this.connection.progress
    return percentage < 0 ? null : percentage / 100
  }

  close(): void {
    this.signal.removeEventListener('abort', this.interrupt)
    this.connection.closeSync()
  }

  private async guarded<Value>(statement: () => Promise<Value>): Promise<Value> {
    try {
      return await this.track(async () => {
        this.refuseWhenAborted()
        return statement()
      })
    } catch (error) {
      this.refuseWhenAborted()
      throw error
    }
  }

  private refuseWhenAborted(): void {
    if (this.signal.aborted) throw new EngineError('CANCELLED', 'Cancelled.')
  }
}

function notDuckDb(path: string, cause?: unknown): EngineError {
  return new EngineError('INVALID_INPUT', `This is no DuckDB file: ${path}`, { cause })
}

/** DuckDB tells why in its message only. */
function cannotOpen(path: string, error: unknown): EngineError {
  const message = messageOf(error)
  if (message.includes('not a valid DuckDB database file')) return notDuckDb(path, error)
  const [, holder] = /Conflicting lock .*\(PID (\d+)\)/.exec(message) ?? []
  const reason = holder === undefined ? message.replace(/^IO Error: /, '') : `another program has them open (process ${holder}).`
  return new EngineError('WRITE_FAILED', `The reports in ${path} cannot be opened: ${reason}`, { cause: error })
}
