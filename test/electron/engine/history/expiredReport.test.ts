import { describe, expect, test } from 'vitest'
import expiredReport from '../../../../electron/engine/history/expired_report.sql?raw'
import { withConnection } from '../../../support/engine/relation'

interface Situation {
  readonly name: string
  /** The number of stores of each report, or `running`; the newest is last. */
  readonly reports: readonly (number | 'running')[]
  readonly limits: { readonly reports: number; readonly rows: number }
  readonly inUse?: readonly number[]
  /** The earlier report whose rows a report shares. */
  readonly rowsOf?: Readonly<Record<number, number>>
  /** Numbers of reports; the first is 1. */
  readonly expired: readonly number[]
}

const situations: readonly Situation[] = [
  { name: 'within both limits', reports: [10, 10, 10], limits: { reports: 3, rows: 30 }, expired: [] },
  { name: 'one report too many', reports: [10, 10, 10, 10], limits: { reports: 3, rows: 100 }, expired: [1] },
  // 4: 10 rows, 3: 20, 2: 30, 1: 40.
  { name: 'too many rows', reports: [10, 10, 10, 10], limits: { reports: 9, rows: 29 }, expired: [1, 2] },
  { name: 'a large report, followed by small ones', reports: [1, 50, 1, 1], limits: { reports: 9, rows: 51 }, expired: [1, 2] },
  { name: 'reports without rows', reports: [0, 0, 0, 0], limits: { reports: 3, rows: 0 }, expired: [1] },
  { name: 'the newest two are too large', reports: [10, 99, 99], limits: { reports: 9, rows: 50 }, expired: [1] },
  { name: 'the oldest are running', reports: ['running', 'running', 10, 10, 10], limits: { reports: 2, rows: 99 }, expired: [3] },
  { name: 'one is in use', reports: [10, 10, 10, 10], limits: { reports: 2, rows: 99 }, inUse: [1], expired: [2] },
  // 4: 10 rows, 3: those of 1 make 20, 2: 30, 1: the same 30.
  { name: 'two share rows', reports: [10, 10, 10, 10], limits: { reports: 9, rows: 30 }, rowsOf: { 3: 1 }, expired: [] },
  { name: 'two share rows, which are too many', reports: [10, 10, 10, 10], limits: { reports: 9, rows: 19 }, rowsOf: { 3: 1 }, expired: [1, 2] },
  { name: 'no reports', reports: [], limits: { reports: 2, rows: 99 }, expired: [] },
]

describe('expired reports', () => {
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
