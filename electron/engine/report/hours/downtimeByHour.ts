import type { Report } from '../../../../shared/report/report'
import type { Background } from '../../core/background'
import type { Connection } from '../../core/connection'
import { EngineError } from '../../core/errors'
import type { History } from '../../history/history'
import type { DataSet } from '../../load/dataSet'
import type { OpenFolder } from '../../load/openFolder'
import type { DowntimeHours } from '../../select/selection'
import type { ReportsByDataSet } from '../reportsByDataSet'
import { recreateReport } from '../recreateReport'
import { exceptedHours } from '../exceptions/exceptedOpenings'
import downtimeHour from './downtime_hour.sql?raw'
import storeHours from './store_hours.sql?raw'
import weeklyOpen from './weekly_open.sql?raw'

const usualHours = 'select *, false as is_dated from weekly_opening'

/** Computes downtime by hour of the local week and the openings of the week, and stores them in the history, so that the data is not needed again. */
export class DowntimeByHour implements DowntimeHours {
  constructor(
    private readonly history: History,
    private readonly folder: OpenFolder,
    private readonly made: ReportsByDataSet,
    private readonly background: Background,
  ) {}

  /**
   * Throws NO_DATA if it has to be made, and the open folder is not the data of the report. Reports of former versions have
   * downtime without open time, which is enough then. Throws WRITE_FAILED if the disk is full.
   */
  async ensure(report: Report): Promise<{ readonly hasOpenTime: boolean }> {
    const stored = await this.storedOf(report)
    if (stored.hasOpenTime) return stored
    try {
      await this.background.run((signal) => this.folder.use((dataSet) => this.store(dataSet, report, signal)))
      return { hasOpenTime: true }
    } catch (error) {
      if (stored.isStored && error instanceof EngineError && error.code === 'NO_DATA') return stored
      throw error
    }
  }

  async isStored(report: Report): Promise<boolean> {
    return (await this.storedOf(report)).isStored
  }

  private async storedOf({ reportId }: Report): Promise<{ readonly isStored: boolean; readonly hasOpenTime: boolean }> {
    return this.history.use((connection) =>
      connection.one(
        `select count(*) > 0 as isStored, coalesce(bool_or(has_open_time), false) as hasOpenTime
         from report_with_downtime_hours where report_id = $reportId`,
        { reportId },
      ),
    )
  }

  private async store(dataSet: DataSet, report: Report, signal: AbortSignal): Promise<void> {
    const { reportId } = report
    // Another call may have stored it while this one waited for its turn.
    if ((await this.storedOf(report)).hasOpenTime) return
    await this.history.requireRoom(report.stores)
    await dataSet.use(async (connection) => {
      await recreateReport(connection, this.history, this.made, dataSet, report, null, 'pieces')
      const hasDates = report.exceptionSet !== null || dataSet.hasSeasons
      await connection.run(`create temp table store_hours as with hours_of_store as (${hasDates ? exceptedHours : usualHours}) from (${storeHours})`)
      await this.history.use((kept) => keepHours(kept, connection, reportId), signal)
    }, { signal })
  }
}

const madeTables = {
  downtime_hour: downtimeHour,
  store_hours: 'select store_id, is_observed, hours_id from store_hours',
  weekly_open: weeklyOpen,
}

/** Adds the hours of a report, whose relations are on the connection `made`, to the history. */
async function keepHours(connection: Connection, made: Connection, reportId: number): Promise<void> {
  for (const [table, query] of Object.entries(madeTables)) await connection.receive(`made_${table}`, made, query)
  await connection.run('begin')
  for (const table of ['downtime_hour', 'report_with_downtime_hours']) {
    await connection.run(`delete from ${table} where report_id = $reportId`, { reportId })
  }
  // The report may have been deleted in the meantime.
  const where = 'where exists (from report where report_id = $reportId)'
  for (const table of Object.keys(madeTables)) {
    await connection.run(`insert into ${table} by name select $reportId as report_id, * from made_${table} ${where}`, { reportId })
  }
  await connection.run(`insert into report_with_downtime_hours select $reportId::integer, true ${where}`, { reportId })
  await connection.run('commit')
}
