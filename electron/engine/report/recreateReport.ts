import { basename } from 'node:path'
import type { Report } from '../../../shared/report/report'
import type { Connection } from '../core/connection'
import type { History } from '../history/history'
import type { DataSet } from '../load/dataSet'
import { EngineError } from '../core/errors'
import { createObservations, createPieces, createRuns, createSpan } from './computeReport'
import type { ReportsByDataSet } from './reportsByDataSet'
import reportRow from './report_row.sql?raw'
import { windowsOf } from '../time/windows'

/**
 * Creates the relations that a report was computed from again, for one of its stores, or for all of them if `storeId` is
 * null: the pieces, or also the runs made of them. Throws NO_DATA if `dataSet` is not the data the report was made from.
 */
export async function recreateReport(
  connection: Connection,
  history: History,
  made: ReportsByDataSet,
  dataSet: DataSet,
  report: Report,
  storeId: string | null,
  last: 'pieces' | 'runs',
): Promise<void> {
  const { reportId, folder, method, exceptionSet } = report
  if (folder !== dataSet.summary.folder) {
    throw new EngineError('NO_DATA', `Open the folder “${basename(folder)}” to see timelines. This report has only totals.`)
  }
  const storeIds = storeId === null ? await history.use((kept) => readStoreIds(kept, report)) : [storeId]
  await createSpan(connection, history, dataSet, { ...windowsOf(report), method, storeIds, exceptionSet })
  await createObservations(connection)
  await createPieces(connection, storeId !== null)
  const isKnown = made.has(dataSet, reportId)
  if (last === 'runs' || !isKnown) await createRuns(connection, method)
  if (isKnown) return
  if (!(await hasSameRows(connection, history, reportId, storeId))) {
    throw new EngineError(
      'NO_DATA',
      `The files in ${folder} are not those that report ${reportId} was made from. Run the report again.`,
    )
  }
  if (storeId === null) made.add(dataSet, reportId)
}

/** Whether the relations give the rows that the history has. Earlier reports lack the first two of the
 * columns that are left out, and the others follow from the exceptions that the report keeps. */
async function hasSameRows(
  connection: Connection,
  history: History,
  reportId: number,
  storeId: string | null,
): Promise<boolean> {
  const keptRows = `
    select * exclude (report_id, state, last_observed_us, excluded_us, closures) from report_row
    where report_id = (select coalesce(rows_of, report_id) from report where report_id = $reportId)
      and ($storeId::varchar is null or store_id = $storeId::varchar)`
  await history.use((kept) => connection.receive('kept', kept, keptRows, { reportId, storeId }))
  const { differences } = await connection.one<{ differences: number }>(
    `with made as (from (from kept limit 0) union all by name (select * exclude (state, last_observed_us) from (${reportRow})))
     select count(*) as differences from ((from made except from kept) union all (from kept except from made))`,
  )
  return differences === 0
}

/** The stores that a report was asked for, which are those it has rows of; null for all. */
async function readStoreIds(connection: Connection, { reportId, selectedStores }: Report): Promise<readonly string[] | null> {
  if (selectedStores === null) return null
  const rows = await connection.all<{ store_id: string }>(
    'select store_id from report_row where report_id = $reportId',
    { reportId },
  )
  return rows.map(({ store_id }) => store_id)
}
