import { listValue } from '@duckdb/node-api'
import type { ParsedInput } from '../../../shared/operations/contract'
import type { ReportList } from '../../../shared/operations/history'
import type { Evidence, Report, ReportStatus } from '../../../shared/report/report'
import { runAsClient } from '../core/currentClient'
import type { Connection, Lender } from '../core/connection'
import type { Database } from '../core/database'
import { EngineError } from '../core/errors'
import { SharedLock } from '../core/sharedLock'
import { deleteUnusedSets, fillSet } from './attributeSets'
import { deleteUnusedExceptions, recordExcluded } from './exceptionSets'
import { goalParameters, overJudgedRows } from './judgedRows'
import { evidenceIn, type OpenData, type RecordedData } from './evidenceIn'
import { makePrivate, makePrivateLog, removeEmptyLog } from './historyFile'
import { migrateHistory } from './migrateHistory'
import { isLogLong, requireRoom } from './requireRoom'
import expiredReport from './expired_report.sql?raw'
import listedReport from './listed_report.sql?raw'
import reportUnits from './report_units.sql?raw'
import { addReport, noSets, readReport, setsOf, toListedReport, toReport, type PlannedReport, type StoredReport, type StoredTotals } from './reportRecord'

/** The limits of the history. */
export interface HistoryLimits {
  readonly reports: number
  /** The rows of all reports together; a report has one row per store. */
  readonly rows: number
}

/**
 * A row takes up to 310 bytes in memory and 95 in a file: about 0.3 GB and 0.5 GB. Scripts may have a thousand reports
 * waiting, and each report must still be there when its script reads it.
 */
export const defaultLimits: Readonly<Record<'inMemory' | 'inFile', HistoryLimits>> = {
  inMemory: { reports: 2000, rows: 1_000_000 },
  inFile: { reports: 2000, rows: 5_000_000 },
}

/** Maximum number of reports that count as in use: more than there are pages open at a time. */
const maximumInUse = 50

/** The reports and their rows, stored in the main catalog of the database. */
export class History {
  /** The reports that pages have read last and may still show, in the order of reading. */
  private readonly inUse = new Set<number>()
  /** A cache of the reports that ended in this session: they are read often and never change. */
  private readonly ended = new Map<number, Report>()
  private change: Promise<unknown> = Promise.resolve()
  private expiry: Promise<unknown> = Promise.resolve()
  /** The run of `expire` that has not begun yet. */
  private nextExpiry: Promise<readonly number[]> | null = null
  private readonly lock = new SharedLock()
  private logWriting: Promise<void> | null = null

  private constructor(
    private readonly database: Database,
    private limits: HistoryLimits,
    private path: string | null,
  ) {}

  /**
   * Opens the history in the file at `path`, which the database was opened with; null if it is in memory. Reports that were
   * running when the program ended become failed.
   */
  static async open(database: Database, limits: HistoryLimits, path: string | null): Promise<History> {
    await database.use({}, async (connection) => {
      await makeTables(connection, path)
      await deleteUnusedExceptions(connection)
      await endRunning(connection, 'failed', 'The program ended while this report was running.')
    })
    return new History(database, limits, path)
  }

  /**
   * Keeps the reports, which were in memory, in a new file from now on. It is a job of the queue, which also adds rows and
   * downtime by hour. Throws WRITE_FAILED if the file cannot be written.
   */
  async moveTo(path: string, limits: HistoryLimits): Promise<void> {
    await this.lock.exclude(() => this.database.moveMain(path, () => makePrivate(path)))
    this.path = path
    this.limits = limits
  }

  /**
   * Lets go of a damaged file, and goes on with an empty history in memory. Its reports do not get the numbers of those in the
   * file, which somebody may still ask for.
   */
  async restartInMemory(limits: HistoryLimits): Promise<void> {
    await this.lock.exclude(async () => {
      const used = await this.use((connection) => connection.one<{ last: number }>(lastNumber))
      await this.database.restartInMemory()
      this.path = null
      this.limits = limits
      this.ended.clear()
      await this.use(async (connection) => {
        await makeTables(connection, null)
        await connection.run("select max(nextval('report_number')) from range($last::bigint)", used)
      })
    })
  }

  /** Lends a new connection to the tables of the history. */
  async use<Value>(work: (connection: Connection) => Promise<Value>, signal?: AbortSignal): Promise<Value> {
    return this.database.use({ ...(signal && { signal }) }, work)
  }

  /** Throws WRITE_FAILED if the disk has no room for the rows of a report on so many stores, and so many values of attributes. */
  async requireRoom(stores: number, values = 0): Promise<void> {
    if (this.path !== null) await requireRoom(this.path, stores, values, () => this.writeLog())
  }

  async add(planned: PlannedReport): Promise<Report> {
    const { attributes, exceptions } = planned
    if (attributes === null && exceptions === null) return this.write((connection) => addReport(connection, planned, noSets))
    return this.serialize(() => this.use(async (connection) => addReport(connection, planned, await setsOf(connection, planned))))
  }

  /** Changes the basis of a report that has not run yet. */
  async replan(reportId: number, planned: PlannedReport): Promise<Report> {
    const { basis, rowsRejected, dataHash } = planned
    const { windowFromUs: fromUs, toUs } = basis
    return this.serialize(() =>
      this.use(async (connection) => {
        const { attributeSet: setId, exceptionSet } = await setsOf(connection, planned)
        await connection.run(
          `update report set from_us = $fromUs::bigint, as_of_us = $toUs::bigint, rows_rejected = $rowsRejected,
             data_hash = $dataHash, attribute_set_id = $setId::integer, exception_set = $exceptionSet::integer
           where report_id = $reportId`,
          { reportId, fromUs, toUs, rowsRejected, dataHash, setId, exceptionSet },
        )
        return readReport(connection, reportId)
      }),
    )
  }

  /** Keeps the attributes of the stores with a report, from the data it is made of. Reports on the same data share them. */
  async keepAttributes(reportId: number, data: Lender, signal: AbortSignal): Promise<void> {
    await this.serialize(() => this.database.use({ signal }, (connection) => fillSet(connection, reportId, data)))
  }

  /** Throws REPORT_NOT_FOUND if there is no such report. */
  async get(reportId: number): Promise<Report> {
    const ended = this.ended.get(reportId)
    if (ended !== undefined) return ended
    return this.use((connection) => readReport(connection, reportId))
  }

  /** Throws REPORT_NOT_FOUND if there is no such report, and REPORT_NOT_COMPLETE if it has not ended well. */
  async requireComplete(reportId: number): Promise<Report> {
    const report = await this.get(reportId)
    if (report.status === 'complete') return report
    throw new EngineError('REPORT_NOT_COMPLETE', `Report ${reportId} is ${report.status}.`)
  }

  /** The newest complete report on all stores of a folder; null if there is none. */
  async latest(folder: string): Promise<Report | null> {
    const [stored] = await this.use((connection) =>
      connection.all<StoredReport>(
        `from report left join attribute_set using (attribute_set_id) where folder = $folder and status = 'complete' and selected_stores is null
         order by report_id desc limit 1`,
        { folder },
      ),
    )
    return stored === undefined ? null : toReport(stored)
  }

  /**
   * A page of the reports of a folder, or of all folders if it is null; the newest report comes first. The goal decides
   * which stores the sums are of. `open` is the data that reports may be computed from again; null if no folder is open.
   */
  async list({ folder, limit, offset, goal }: ParsedInput<'listReports'>, open: OpenData | null): Promise<ReportList> {
    const page = await this.use(async (connection) => {
      const { total } = await connection.one<{ total: number }>(
        'select count(*) as total from report where $folder::varchar is null or folder = $folder::varchar',
        { folder },
      )
      const stored = await connection.all<StoredReport & StoredTotals>(
        ...overJudgedRows(`from (${listedReport})`, {
          folder,
          limit,
          offset,
          ...goalParameters(goal),
        }),
      )
      return { stored, total }
    })
    const evidence = await evidenceIn(open, page.stored)
    return { reports: page.stored.map((report, index) => toListedReport(report, evidence[index] ?? 'unknown')), total: page.total }
  }

  /** Whether a report was made from this data, as far as it recorded that. */
  async evidence(reportId: number, open: OpenData): Promise<Evidence> {
    const stored = await this.use((connection) =>
      connection.all<RecordedData>('from report where report_id = $reportId', { reportId }),
    )
    const [evidence = 'unknown'] = await evidenceIn(open, stored)
    return evidence
  }

  /** Records which data a report was made from, if that was found out later. */
  async recordContent(reportId: number, dataHash: string): Promise<void> {
    await this.write((connection) =>
      connection.run('update report set data_hash = $dataHash where report_id = $reportId', { reportId, dataHash }),
    )
  }

  /** Keeps a report from expiring, because somebody is looking at it. */
  markInUse(reportId: number): void {
    this.inUse.delete(reportId)
    this.inUse.add(reportId)
    const [leastRecent] = this.inUse
    if (this.inUse.size > maximumInUse && leastRecent !== undefined) this.inUse.delete(leastRecent)
  }

  /** Deletes reports and everything stored with them in one transaction. Returns the reports that existed. */
  async delete(reportIds: readonly number[]): Promise<readonly number[]> {
    return this.serialize(() => this.deleteNow(reportIds))
  }

  /**
   * Gives a report the rows of an earlier one on all stores. It shares all of them, which stay as long as either report
   * is kept, or it gets copies of those of `storeIds`. Returns false, and adds nothing, if the earlier report has been
   * deleted.
   */
  async reuseRows(
    reportId: number,
    earlierId: number,
    storeIds: readonly string[] | null,
    signal: AbortSignal,
  ): Promise<boolean> {
    return this.serialize(() =>
      this.database.use({ signal }, async (connection) => {
        const [earlier] = await connection.all('from report where report_id = $earlierId', { earlierId })
        if (earlier === undefined) return false
        if (storeIds === null) {
          await connection.run(
            `update report set rows_of = (select coalesce(rows_of, report_id) from report where report_id = $earlierId)
             where report_id = $reportId`,
            { reportId, earlierId },
          )
        } else {
          await connection.run(
            `insert into report_row by name
             select $reportId as report_id, report_row.* exclude (report_id)
             from report join report_row on report_row.report_id = coalesce(report.rows_of, report.report_id)
             where report.report_id = $earlierId and store_id in (select unnest($storeIds::varchar[]))`,
            { reportId, earlierId, storeIds: listValue(storeIds) },
          )
        }
        return true
      }),
    )
  }

  /** Deletes the oldest reports beyond the limits, and returns them. Concurrent calls share one later run. */
  async expire(): Promise<readonly number[]> {
    this.nextExpiry ??= this.expiry.then(() => {
      this.nextExpiry = null
      return this.expireNow()
    })
    this.expiry = this.nextExpiry.catch(() => undefined)
    return this.nextExpiry
  }

  /** Records how a running report ended. The rows of a complete report must exist by then. */
  async end(reportId: number, status: Exclude<ReportStatus, 'running'>, error: string | null): Promise<Report> {
    const report = await this.write(async (connection) => {
      // Two statements: one that changes and reads at once is not safe on a full disk.
      await connection.run(
        `update report set status = $status, error = $error::varchar, stores = made.stores, observations = made.observations
         from (
           select count(*) as stores, coalesce(sum(observations), 0) as observations from report_row
           where report_id = (select coalesce(rows_of, report_id) from report where report_id = $reportId)
         ) as made
         where report_id = $reportId`,
        { reportId, status, error },
      )
      const ended = await readReport(connection, reportId)
      if (ended.exceptionSet === null || status !== 'complete') return ended
      await recordExcluded(connection, reportId)
      return readReport(connection, reportId)
    })
    this.ended.set(reportId, report)
    void this.writeLongLog()
    return report
  }

  /** Records the end of all reports that run or wait, in one statement, because the program is ending. */
  async cancelRunning(connection: Connection): Promise<void> {
    // A full disk may refuse this; then the next start records it.
    await endRunning(connection, 'cancelled', 'Cancelled.').catch(() => undefined)
    if (this.path !== null) await removeEmptyLog(this.path)
  }

  /** Lends a connection for a change of the reports. */
  private async write<Value>(change: (connection: Connection) => Promise<Value>): Promise<Value> {
    return this.lock.share(() => this.use(change))
  }

  /** Writes the log into the file if it has become long and the disk has room. Nobody waits for that. */
  private async writeLongLog(): Promise<void> {
    if (this.path !== null && (await isLogLong(this.path).catch(() => false))) await this.writeLog()
  }

  /**
   * Writes the log of DuckDB into its file. A failure only means that the log grows further: it has everything, and DuckDB
   * writes it at the next start. Concurrent calls share one run.
   */
  private async writeLog(): Promise<void> {
    this.logWriting ??= this.use((connection) => connection.run(`checkpoint ${this.database.mainCatalog}`))
      .catch(() => undefined)
      .then(async () => {
        if (this.path !== null) await makePrivateLog(this.path)
      })
      .finally(() => {
        this.logWriting = null
      })
    return this.logWriting
  }

  /**
   * Runs changes one at a time, for all clients together. If two transactions delete the same row, DuckDB fails the
   * second one, and a report cannot reuse rows that are being deleted.
   */
  private async serialize<Value>(change: () => Promise<Value>): Promise<Value> {
    const done = runAsClient(undefined, async () => this.change.then(() => this.lock.share(change)))
    this.change = done.catch(() => undefined)
    return done
  }

  private async expireNow(): Promise<readonly number[]> {
    const parameters = { ...this.limits, inUse: listValue([...this.inUse]) }
    const expired = await this.use((connection) =>
      connection.all<{ report_id: number }>(expiredReport, parameters),
    )
    return expired.length === 0 ? [] : this.delete(expired.map(({ report_id }) => report_id))
  }

  private async deleteNow(reportIds: readonly number[]): Promise<readonly number[]> {
    const parameters = { reportIds: listValue([...reportIds]) }
    const where = 'where list_contains($reportIds::integer[], report_id)'
    return this.use(async (connection) => {
      // Closing the connection before the commit rolls the transaction back.
      await connection.run('begin transaction')
      for (const table of ['downtime_hour', 'store_hours', 'weekly_open', 'report_with_downtime_hours']) {
        await connection.run(`delete from ${table} ${where}`, parameters)
      }
      const deleted = await connection.all<{ report_id: number; rows_of: number }>(
        `select report_id, coalesce(rows_of, report_id) as rows_of from report ${where}`,
        parameters,
      )
      if (deleted.length === 0) return []
      await connection.run(`delete from report ${where}`, parameters)
      await connection.run(
        `delete from report_row where list_contains($rowsOf::integer[], report_id)
           and report_id not in (select coalesce(rows_of, report_id) from report)`,
        { rowsOf: listValue(deleted.map(({ rows_of }) => rows_of)) },
      )
      await deleteUnusedSets(connection)
      await deleteUnusedExceptions(connection)
      await connection.run('commit')
      for (const { report_id } of deleted) this.ended.delete(report_id)
      return deleted.map(({ report_id }) => report_id)
    })
  }
}

/** The last number that a report has got; DuckDB knows it without reading the file. */
const lastNumber = `select coalesce(last_value, 0) as last from duckdb_sequences()
  where database_name = current_database() and sequence_name = 'report_number'`

/** Makes the tables and macros of a history, or brings them to the newest version. `path` is null in memory. */
async function makeTables(connection: Connection, path: string | null): Promise<void> {
  await migrateHistory(connection, path === null ? null : () => makePrivateLog(path))
  await connection.run(reportUnits)
}

async function endRunning(connection: Connection, status: ReportStatus, error: string): Promise<void> {
  // Such a report has no rows, not even shared ones.
  const end = "update report set status = $status, error = $error, rows_of = null where status = 'running'"
  await connection.run(end, { status, error })
}
