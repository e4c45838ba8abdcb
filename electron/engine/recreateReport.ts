import type { Report } from '../../shared/report'
import type { Connection, Database } from './database'
import type { DataSet } from './dataSet'
import { EngineError } from './errors'
import { createObservations, createRuns, createSpan } from './report'
import reportRow from './sql/report_row.sql?raw'

/**
 * Makes what a report was computed from once more, for one of its stores, or for all that are in it where `storeId` is
 * null. Throws NO_DATA where `dataSet` is not, or no more, the data of the report.
 */
export async function recreateReport(
  connection: Connection,
  database: Database,
  dataSet: DataSet,
  report: Report,
  storeId: string | null,
): Promise<void> {
  const { reportId, folder, method } = report
  if (folder !== dataSet.summary.folder) {
    throw new EngineError('NO_DATA', `Report ${reportId} is about ${folder}. Open that folder to see its stores.`)
  }
  const ends = await connection.one<{ windowFromUs: number | null; toUs: number }>(
    `select from_us as windowFromUs, as_of_us as toUs from ${database.mainCatalog}.report where report_id = $reportId`,
    { reportId },
  )
  const storeIds = storeId === null ? await readSelection(connection, database, report) : [storeId]
  await createSpan(connection, { ...ends, method, storeIds })
  await createObservations(connection)
  await createRuns(connection, method)
  const { differences } = await connection.one<{ differences: number }>(
    `with kept as (
       select * exclude (report_id) from ${database.mainCatalog}.report_row
       where report_id = $reportId and ($storeId::varchar is null or store_id = $storeId::varchar)
     ),
     made as (from (from kept limit 0) union all by name (${reportRow}))
     select count(*) as differences from ((from made except from kept) union all (from kept except from made))`,
    { reportId, storeId },
  )
  if (differences > 0) {
    throw new EngineError(
      'NO_DATA',
      `The files in ${folder} are not those that report ${reportId} was made from. Run the report again.`,
    )
  }
}

/** The stores that a report was asked for: those that it has rows of. Null for all. */
async function readSelection(
  connection: Connection,
  database: Database,
  { reportId, selectedStores }: Report,
): Promise<readonly string[] | null> {
  if (selectedStores === null) return null
  const rows = await connection.all<{ store_id: string }>(
    `select store_id from ${database.mainCatalog}.report_row where report_id = $reportId`,
    { reportId },
  )
  return rows.map(({ store_id }) => store_id)
}
