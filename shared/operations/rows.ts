import { z } from 'zod'
import type { ReportRow } from '../report/columns'
import type { BandOfStores, FacetValue, HourlyDowntime } from '../report/chartData'
import type { Totals } from '../report/report'
import { maximumStoreIds } from '../report/settingsRules'
import type { StoreGroup } from '../report/groups'
import { facetColumn, grouping, reportId, rowSelection } from '../report/rowSelection'
import { page, type OperationTable } from './operationTable'

export interface StoreIdRange {
  readonly storeIds: readonly string[]
  /** Number of rows on all pages. */
  readonly total: number
}

export interface RowPage {
  readonly rows: readonly ReportRow[]
  /** Number of rows on all pages. */
  readonly total: number
}

export interface GroupPage {
  readonly groups: readonly StoreGroup[]
  /** Number of groups on all pages. */
  readonly total: number
}

/** The selected rows of a complete report, and totals over them. */
export const rowOperations = {
  getRows: { summary: 'Get a page of the selected rows of a complete report', input: rowSelection.extend(page) },
  getStoreIds: {
    summary: 'Get only the store ids of a range of rows',
    input: rowSelection.extend({ ...page, limit: z.int().min(1).max(maximumStoreIds) }),
  },
  getTotals: { summary: 'Get the totals of the selected rows', input: rowSelection },
  getHourlyDowntime: {
    summary: 'Get the downtime of the selected stores by hour of their local week; ignores the selected hour',
    input: rowSelection,
  },
  hasHourlyDowntime: {
    summary: 'Tell whether the downtime by hour of a complete report is kept, so that it can be read without its data',
    input: z.strictObject({ reportId }),
  },
  getReportedHours: {
    summary: 'Get the hours of the local week that the report covers for at least one selected store',
    input: rowSelection,
  },
  getUptimeBands: {
    summary: 'Count the selected stores by band of uptime %; ignores the selected band',
    input: rowSelection,
  },
  getGroups: {
    summary: 'Group the selected stores by an attribute or their time zone, and judge each group together',
    input: rowSelection.extend({ ...grouping, ...page }),
  },
  getFacet: {
    summary: 'Count the selected stores by the values of a text column, at most 10,000 of them; ignores the filter on that column',
    input: rowSelection.extend({ column: facetColumn }),
  },
} as const satisfies OperationTable

export interface RowOutputs {
  getRows: RowPage
  getStoreIds: StoreIdRange
  getTotals: Totals
  getHourlyDowntime: readonly HourlyDowntime[]
  hasHourlyDowntime: boolean
  /** Ascending; 0 is Monday from 00:00 to 01:00. */
  getReportedHours: readonly number[]
  getUptimeBands: readonly BandOfStores[]
  getGroups: GroupPage
  /** The value with the most stores first. */
  getFacet: readonly FacetValue[]
}
