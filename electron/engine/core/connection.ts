import { setImmediate, setTimeout as delay } from 'node:timers/promises'
import { DuckDBListValue, JSDuckDBValueConverter, LIST, SQLNULL, type DuckDBConnection, type DuckDBType, type DuckDBValue } from '@duckdb/node-api'
import { EngineError } from './errors'
import { RunningWork } from './runningWork'
import { inTurns } from './turns'

export type Parameters = Readonly<Record<string, DuckDBValue>>

/** What has relations of its own and lends connections to them. */
export interface Lender {
  use<Value>(work: (connection: Connection) => Promise<Value>): Promise<Value>
}

/** Makes a native call, and keeps count of it while it runs. */
export type TrackCall = <Value>(call: () => Promise<Value>) => Promise<Value>

/**
 * The types of those parameters that do not tell them: a list without values has none. DuckDB turns a list of nulls into any other
 * list.
 */
function emptyListTypes(parameters: Parameters = {}): Record<string, DuckDBType> {
  const empty = Object.keys(parameters).filter((name) => {
    const value = parameters[name]
    return value instanceof DuckDBListValue && value.items.length === 0
  })
  return Object.fromEntries(empty.map((name) => [name, LIST(SQLNULL)]))
}

/** Milliseconds until a call that runs on is interrupted again. */
const interruptInterval = 20

/**
 * Bytes for each column of a result, a chunk or an appender of DuckDB, which reserve 8 or 16 for each of 2,048 values. Half of that
 * is enough, and collecting takes time too.
 */
const columnBytes = 4 * 2048

/** Buffers that nobody touches, as large as what objects of DuckDB hold. */
const weights = new WeakMap<object, Buffer>()

/**
 * Tells V8 how much memory an object of DuckDB with so many columns holds. DuckDB frees it only when V8 collects the object, and
 * V8, which sees a few bytes of it, would wait until there are gigabytes.
 */
function weigh(holder: object, columns: number): void {
  weights.set(holder, Buffer.allocUnsafeSlow(columns * columnBytes))
}

/** Runs statements one after another. Whole numbers are returned as `number`. */
export class Connection {
  private readonly interrupt = (): void => void this.interruptCalls()
  private readonly calls = new RunningWork()
  private isClosed = false

  constructor(
    private readonly connection: DuckDBConnection,
    private readonly signal: AbortSignal,
    private readonly track: TrackCall,
    private readonly onClosed: () => void,
  ) {
    signal.addEventListener('abort', this.interrupt)
  }

  async run(sql: string, parameters?: Parameters): Promise<void> {
    await this.guarded(() => this.connection.run(sql, parameters, emptyListTypes(parameters)))
  }

  /** Runs a statement that tidies up: also after the signal was aborted. */
  async tidyUp(sql: string): Promise<void> {
    await this.call(() => this.connection.run(sql))
  }

  async all<Row>(sql: string, parameters?: Parameters): Promise<readonly Row[]> {
    const reader = await this.guarded(() => this.connection.runAndReadAll(sql, parameters, emptyListTypes(parameters)))
    const names = reader.columnNames()
    weigh(reader, names.length)
    return rowsFromColumns(names, reader.getColumnsJS())
  }

  /** Returns the first row of a query that always has one. */
  async one<Row>(sql: string, parameters?: Parameters): Promise<Row> {
    const [row] = await this.all<Row>(sql, parameters)
    if (row === undefined) throw new EngineError('INTERNAL', 'A query that must return a row returned none.')
    return row
  }

  /** Streams the rows in batches, so that a large result is never in memory at once, and other work gets its turns. */
  stream<Row>(sql: string, parameters?: Parameters): AsyncGenerator<readonly Row[]> {
    return inTurns(this.chunks<Row>(sql, parameters))
  }

  /** The rows in the chunks of DuckDB. */
  private async *chunks<Row>(sql: string, parameters?: Parameters): AsyncGenerator<readonly Row[]> {
    const result = await this.guarded(() => this.connection.stream(sql, parameters, emptyListTypes(parameters)))
    const names = result.columnNames()
    for (;;) {
      const chunk = await this.guarded(() => result.fetchChunk())
      if (chunk === null || chunk.rowCount === 0) return
      weigh(chunk, names.length)
      yield rowsFromColumns(names, chunk.convertColumns(JSDuckDBValueConverter))
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

  /**
   * Creates a temporary table of the rows of a query on another connection, which may be of another database: only so can a
   * row leave a database that is confined to its own files. `table` is a name of our own.
   */
  async receive(table: string, from: Connection, sql: string, parameters?: Parameters): Promise<void> {
    const call = <Value>(work: () => Promise<Value>): Promise<Value> => from.guarded(() => this.guarded(work))
    this.signal.addEventListener('abort', from.interrupt)
    try {
      const result = await call(() => from.connection.stream(sql, parameters, emptyListTypes(parameters)))
      const columns = result.columnNames().map((name, index) => `"${name}" ${result.columnType(index).toString()}`)
      await this.run(`create temp table ${table} (${columns.join(', ')})`)
      const appender = await this.guarded(() => this.connection.createAppender(table))
      weigh(appender, columns.length)
      // A chunk belongs to the other database, which must not be closed before its rows are here.
      const receiveChunk = async (): Promise<boolean> => {
        const chunk = await result.fetchChunk()
        if (chunk === null || chunk.rowCount === 0) return false
        weigh(chunk, columns.length)
        appender.appendDataChunk(chunk)
        return true
      }
      try {
        while (await call(receiveChunk));
      } finally {
        appender.closeSync()
      }
    } finally {
      this.signal.removeEventListener('abort', from.interrupt)
    }
  }

  /** Progress of the running statement, 0 to 1; null if DuckDB does not know it. */
  progress(): number | null {
    const { percentage } = this.connection.progress
    return percentage < 0 ? null : percentage / 100
  }

  /**
   * Stops the running statement, and refuses later ones with CANCELLED. A reader that failed need not have waited for its next
   * rows, and closing a connection during a call would crash the program.
   */
  async close(): Promise<void> {
    this.isClosed = true
    this.signal.removeEventListener('abort', this.interrupt)
    while (!this.calls.isEmpty) {
      await this.interruptCalls()
      // Those who waited for a call come first, because they may use what it returned.
      await setImmediate()
    }
    this.connection.closeSync()
    this.onClosed()
  }

  /** Stops the calls that run now. */
  private async interruptCalls(): Promise<void> {
    const haveEnded = this.calls.ended().then(() => true)
    // A call that has not begun yet does not notice it.
    do this.connection.interrupt()
    while (!(await Promise.race([haveEnded, delay(interruptInterval, false)])))
  }

  private async guarded<Value>(statement: () => Promise<Value>): Promise<Value> {
    try {
      return await this.call(async () => {
        this.refuseWhenAborted()
        return statement()
      })
    } catch (error) {
      this.refuseWhenAborted()
      throw error
    }
  }

  private async call<Value>(statement: () => Promise<Value>): Promise<Value> {
    return this.calls.add(
      this.track(async () => {
        if (this.isClosed) throw new EngineError('CANCELLED', 'Cancelled.')
        return statement()
      }),
    )
  }

  private refuseWhenAborted(): void {
    if (this.signal.aborted || this.isClosed) throw new EngineError('CANCELLED', 'Cancelled.')
  }
}

/**
 * Turns columns of values into objects whose keys are the column names; whole numbers become `number`. The loops are
 * plain, because a large export has a hundred thousand values.
 */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller of a query knows its columns
function rowsFromColumns<Row>(names: readonly string[], columns: readonly (readonly unknown[])[]): readonly Row[] {
  const rows = Array.from({ length: columns[0]?.length ?? 0 }, (): Record<string, unknown> => ({}))
  let column = 0
  for (const name of names) {
    const values = columns[column++] ?? []
    let at = 0
    for (const row of rows) {
      const value = values[at++]
      row[name] = typeof value === 'bigint' ? Number(value) : value
    }
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the caller of a query knows its columns
  return rows as Row[]
}
