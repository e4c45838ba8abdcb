import { z } from 'zod'
import type { Notice } from '../folder/dataSet'
import type { Report } from '../report/report'
import { reportSettings, storeId } from '../report/reportSettings'
import { reportId } from '../report/rowSelection'
import type { StoreTimeline } from '../report/timeline'
import type { OperationTable } from './operationTable'

/** Making a report, and the timeline of one of its stores. */
export const reportOperations = {
  startReport: {
    summary: 'Start a report on the open folder; returns at once, while the report runs',
    input: reportSettings,
  },
  getReport: { summary: 'Get a report', input: z.strictObject({ reportId }) },
  getNotices: {
    summary: 'List what may make the numbers of a report mislead; empty if its folder is not the open one',
    input: z.strictObject({ reportId }),
  },
  cancelReport: { summary: 'Cancel a running report', input: z.strictObject({ reportId }) },
  getStoreTimeline: {
    summary: 'Get the timeline that the row of a store was computed from; the folder of the report must be open',
    input: z.strictObject({ reportId, storeId }),
  },
} as const satisfies OperationTable

export interface ReportOutputs {
  startReport: Report
  getReport: Report
  getNotices: readonly Notice[]
  cancelReport: null
  getStoreTimeline: StoreTimeline
}
