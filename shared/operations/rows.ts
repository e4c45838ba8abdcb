import { z } from 'zod'
import type { ReportRow } from '../report/columns'
import type { BandOfStores, HourlyDowntime } from '../report/fleet'
import type { Totals } from '../report/report'
import { maximumStoreIds } from '../report/settingsRules'
import { rowSelection } from '../report/rowSelection'
import { page, type OperationTable } from './page'

export interface StoreIdRange {
  readonly storeIds: readonly string[]
  /** How many rows the selection has in all. */
  readonly total: number
}

export interface RowPage {
  readonly rows: readonly ReportRow[]
  /** How many rows the selection has in all. */
  readonly total: number
}

/** The selected rows of a complete report, and sums over them. */
export const rowOperations = {
  getRows: { summary: 'A page of the rows of a complete report', input: rowSelection.extend(page) },
  getStoreIds: {
    summary: 'The stores of a range of rows, by their ids alone',
    input: rowSelection.extend({ ...page, limit: z.int().min(1).max(maximumStoreIds) }),
  },
  getTotals: { summary: 'Sums over the selected rows', input: rowSelection },
  getHourlyDowntime: {
    summary: 'Downtime of the selected stores by hour of their local week, whatever hour is selected',
    input: rowSelection,
  },
  getReportedHours: {
    summary: 'Which hours of the local week of any of the selected stores lie in the span of the report',
    input: rowSelection,
  },
  getUptimeBands: {
    summary: 'How many of the selected stores are in each band of uptime %, whatever band is selected',
    input: rowSelection,
  },
} as const satisfies OperationTable

export interface RowOutputs {
  getRows: RowPage
  getStoreIds: StoreIdRange
  getTotals: Totals
  getHourlyDowntime: readonly HourlyDowntime[]
  /** 0 is Monday from 00:00 to 01:00; in ascending order. */
  getReportedHours: readonly number[]
  getUptimeBands: readonly BandOfStores[]
}
