import type { Report } from '../../../shared/report/report'
import type { Database } from '../core/database'
import type { DataSet } from '../load/dataSet'
import { recreateReport } from './recreateReport'
import downtimeHour from './downtime_hour.sql?raw'

/** Whether the history has the downtime of a report by hour of the week. */
export async function hasDowntimeHours(database: Database, reportId: number): Promise<boolean> {
  const { isKept } = await database.use({}, (connection) =>
    connection.one<{ isKept: boolean }>(
      'select count(*) > 0 as isKept from report_with_downtime_hours where report_id = $reportId',
      { reportId },
    ),
  )
  return isKept
}

/**
 * Adds to the history, where it is not there yet, when the stores of a report were down by hour of their local week, so
 * that it can be asked for without the data. Throws NO_DATA where `dataSet` is not the data of the report.
 */
export async function keepDowntimeHours(database: Database, dataSet: DataSet, report: Report): Promise<void> {
  const { reportId } = report
  if (await hasDowntimeHours(database, reportId)) return
  await database.use({ catalog: dataSet.catalog }, async (connection) => {
    await recreateReport(connection, database, dataSet, report, null)
    await connection.run(`create temp table made_downtime_hour as ${downtimeHour}`)
    const { mainCatalog } = database
    await connection.run('begin')
    // It may have been deleted in the meantime.
    const where = `where exists (from ${mainCatalog}.report where report_id = $reportId)`
    await connection.run(
      `insert into ${mainCatalog}.downtime_hour by name
       select $reportId as report_id, * from made_downtime_hour ${where}`,
      { reportId },
    )
    await connection.run(
      `insert into ${mainCatalog}.report_with_downtime_hours select $reportId::integer ${where}`,
      { reportId },
    )
    await connection.run('commit')
  })
}
