import { z } from 'zod'
import type { Report } from '../report/report'
import { reportSettings, storeId } from '../report/reportSettings'
import { reportId } from '../report/rowSelection'
import type { StoreTimeline } from '../report/timeline'
import type { OperationTable } from './page'

/** Making one report, and the timeline of one of its stores. */
export const reportOperations = {
  startReport: {
    summary: 'Start a report on the open folder; answers at once, while it runs',
    input: reportSettings,
  },
  getReport: { summary: 'One report', input: z.strictObject({ reportId }) },
  cancelReport: { summary: 'Stop a running report', input: z.strictObject({ reportId }) },
  getStoreTimeline: {
    summary: 'What the row of one store was computed from; the folder of the report must be open',
    input: z.strictObject({ reportId, storeId }),
  },
} as const satisfies OperationTable

export interface ReportOutputs {
  startReport: Report
  getReport: Report
  cancelReport: null
  getStoreTimeline: StoreTimeline
}
