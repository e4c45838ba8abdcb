import { z } from 'zod'
import type { Notice } from '../folder/dataSet'
import { uptimeGoal } from '../report/goal'
import type { Evidence, Report } from '../report/report'
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
  getEvidence: {
    summary: 'Tell whether timelines and outages of a complete report can be computed from the open folder',
    input: z.strictObject({ reportId }),
  },
  cancelReport: { summary: 'Cancel a running report', input: z.strictObject({ reportId }) },
  getStoreTimeline: {
    summary: 'Get the timeline that the row of a store was computed from; the folder of the report must be open',
    input: z.strictObject({
      reportId,
      storeId,
      /** Without a goal, the default one gives the verdicts. */
      goal: uptimeGoal.optional(),
      /** How many weeks, or lengths of the custom period, later than the report; negative for earlier. */
      spanOffset: z.int().min(-100_000).max(100_000).optional(),
    }),
  },
} as const satisfies OperationTable

export interface ReportOutputs {
  startReport: Report
  getReport: Report
  getNotices: readonly Notice[]
  getEvidence: Evidence
  cancelReport: null
  getStoreTimeline: StoreTimeline
}
