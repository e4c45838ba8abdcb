import { describe, expect, test } from 'vitest'
import expiredReport from '../../../../electron/engine/history/expired_report.sql?raw'
import { withConnection } from '../../../support/engine/relation'

interface Situation {
  readonly name: string
  /** Newest last, as they came: the stores of each, or `running`. */
  readonly reports: readonly (number | 'running')[]
  readonly limits: { readonly reports: number; readonly rows: number }
  readonly inUse?: readonly number[]
  /** By report: the earlier one whose rows it has. */
  readonly rowsOf?: Readonly<Record<number, number>>
  /** Report numbers, from 1. */
  readonly expired: readonly number[]
}

const situations: readonly Situation[] = [
  { name: 'within both limits', reports: [10, 10, 10], limits: { reports: 3, rows: 30 }, expired: [] },
  { name: 'one report too many', reports: [10, 10, 10, 10], limits: { reports: 3, rows: 100 }, expired: [1] },
  // 4: 10 rows, 3: 20, 2: 30, 1: 40.
  { name: 'more rows than are kept', reports: [10, 10, 10, 10], limits: { reports: 9, rows: 29 }, expired: [1, 2] },
  { name: 'a large one, and small ones behind it', reports: [1, 50, 1, 1], limits: { reports: 9, rows: 51 }, expired: [1, 2] },
  { name: 'reports without rows', reports: [0, 0, 0, 0], limits: { reports: 3, rows: 0 }, expired: [1] },
  { name: 'the newest two are too large', reports: [10, 99, 99], limits: { reports: 9, rows: 50 }, expired: [1] },
  { name: 'the oldest run', reports: ['running', 'running', 10, 10, 10], limits: { reports: 2, rows: 99 }, expired: [3] },
  { name: 'one is in use', reports: [10, 10, 10, 10], limits: { reports: 2, rows: 99 }, inUse: [1], expired: [2] },
  // 4: 10 rows, 3: those of 1 make 20, 2: 30, 1: the same 30.
  { name: 'two have the same rows', reports: [10, 10, 10, 10], limits: { reports: 9, rows: 30 }, rowsOf: { 3: 1 }, expired: [] },
  { name: 'two have the same rows, which are too many', reports: [10, 10, 10, 10], limits: { reports: 9, rows: 19 }, rowsOf: { 3: 1 }, expired: [1, 2] },
  { name: 'none', reports: [], limits: { reports: 2, rows: 99 }, expired: [] },
]

describe('reports that are kept no longer', () => {
  test.for(situations)('$name', ({ reports, limits, inUse = [], rowsOf = {}, expired }) =>
    withConnection(async (connection) => {
      await connection.run('create table report (report_id integer, status varchar, stores integer, rows_of integer)')
      for (const [index, report] of reports.entries()) {
        await connection.run('insert into report values ($reportId, $status, $stores, $rowsOf)', {
          reportId: index + 1,
          status: report === 'running' ? report : 'complete',
          stores: report === 'running' ? 0 : report,
          rowsOf: rowsOf[index + 1] ?? null,
        })
      }
      const rows = await connection.all(`from (${expiredReport}) order by all`, { ...limits, inUse: JSON.stringify(inUse) })
      expect(rows).toEqual(expired.map((report_id) => ({ report_id })))
    }),
  )
})
