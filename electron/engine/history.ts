import type { Method, Report, ReportStatus } from '../../shared/report'
import type { Database, Parameters } from './database'
import { EngineError } from './errors'
import { isoInstant } from './instants'
import historyTables from './sql/history.sql?raw'
import publishedRow from './sql/published_row.sql?raw'

interface StoredReport {
  readonly report_id: number
  readonly status: ReportStatus
  readonly started_at: string
  readonly folder: string
  readonly as_of_us: number
  readonly method: Method
  readonly store_id: string | null
  readonly stores: number
  readonly observations: number
  readonly rows_rejected: number
  readonly error: string | null
}

export interface NewReport {
  readonly folder: string
  readonly asOfUs: number
  readonly method: Method
  readonly storeId: string | null
  readonly rowsRejected: number
}

/** The reports and their rows, kept in the main catalog of the database. */
export class History {
  private constructor(private readonly database: Database) {}

  /** A report that was running when the program ended is failed from now on. */
  static async open(database: Database): Promise<History> {
    await database.use({}, async (connection) => {
      await connection.run(historyTables)
      await connection.run(`create or replace view published_row as ${publishedRow}`)
      await connection.run(
        `update report set status = 'failed', error = 'The program ended while this report was running.'
         where status = 'running'`,
      )
    })
    return new History(database)
  }

  async add({ folder, asOfUs, method, storeId, rowsRejected }: NewReport): Promise<Report> {
    const [stored] = await this.reports(
      `insert into report (status, started_at, folder, as_of_us, method, store_id, rows_rejected)
       values ('running', $startedAt, $folder, $asOfUs::bigint, $method, $storeId::varchar, $rowsRejected)
       returning *`,
      { startedAt: new Date().toISOString(), folder, asOfUs, method, storeId, rowsRejected },
    )
    if (stored === undefined) throw new EngineError('INTERNAL', 'A new report was not recorded.')
    return stored
  }

  /** Throws REPORT_NOT_FOUND. */
  async get(reportId: number): Promise<Report> {
    const [report] = await this.reports('from report where report_id = $reportId', { reportId })
    if (report === undefined) throw new EngineError('REPORT_NOT_FOUND', `There is no report ${reportId}.`)
    return report
  }

  /** The newest complete report of all stores of a folder. */
  async latest(folder: string): Promise<Report | null> {
    const [report] = await this.reports(
      `from report where folder = $folder and status = 'complete' and store_id is null
       order by report_id desc limit 1`,
      { folder },
    )
    return report ?? null
  }

  /** Ends a running report: complete, failed or cancelled. Its rows must be there when it is complete. */
  async end(reportId: number, status: Exclude<ReportStatus, 'running'>, error: string | null): Promise<Report> {
    const [report] = await this.reports(
      `update report set status = $status, error = $error::varchar,
         stores = (select count(*) from report_row where report_id = $reportId),
         observations = (select coalesce(sum(observations), 0) from report_row where report_id = $reportId)
       where report_id = $reportId
       returning *`,
      { reportId, status, error },
    )
    if (report === undefined) throw new EngineError('REPORT_NOT_FOUND', `There is no report ${reportId}.`)
    return report
  }

  private async reports(sql: string, parameters: Parameters): Promise<readonly Report[]> {
    const stored = await this.database.use({}, (connection) => connection.all<StoredReport>(sql, parameters))
    return stored.map(toReport)
  }
}

function toReport(stored: StoredReport): Report {
  return {
    reportId: stored.report_id,
    status: stored.status,
    startedAt: stored.started_at,
    folder: stored.folder,
    asOf: isoInstant(stored.as_of_us),
    method: stored.method,
    storeId: stored.store_id,
    stores: stored.stores,
    observations: stored.observations,
    rowsRejected: stored.rows_rejected,
    error: stored.error,
  }
}
