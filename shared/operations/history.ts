import { z } from 'zod'
import { maximumPathLength } from '../core/limits'
import type { ComparisonRow, ComparisonSummary } from '../comparison/comparison'
import { comparedReports, comparisonSelection } from '../comparison/comparisonSelection'
import { uptimeGoal } from '../report/goal'
import type { ListedReport } from '../report/report'
import { reportId } from '../report/rowSelection'
import { nothing, page, type OperationTable } from './operationTable'

export interface ReportList {
  readonly reports: readonly ListedReport[]
  /** Number of reports on all pages. */
  readonly total: number
}

export interface ComparisonPage {
  readonly rows: readonly ComparisonRow[]
  /** Number of stores on all pages. */
  readonly total: number
}

/** The history numbers reports with 32 bits. */
const largestReportId = 2_147_483_647

/** The report history, and the comparison of two reports. */
export const historyOperations = {
  listReports: {
    summary: 'Get a page of the report history with totals, newest first',
    input: z.strictObject({
      /** Null for the reports of all folders. */
      folder: z.string().max(maximumPathLength).nullable().default(null),
      /** What judges the stores whose uptime is added up; absent for the default goal. */
      goal: uptimeGoal.optional(),
      ...page,
    }),
  },
  deleteReports: {
    summary: 'Delete reports that are not running, with their rows; returns the number of deleted reports',
    input: z.strictObject({ reportIds: z.array(reportId.max(largestReportId)).min(1).max(1000) }),
  },
  startNewHistory: {
    summary: 'Rename the history that cannot be opened or is damaged, and keep reports in a new one; returns the new path of the old history',
    input: nothing,
  },
  getComparison: {
    summary: 'Compare two complete reports store by store; returns a page of the stores',
    input: comparisonSelection.extend(page),
  },
  getComparisonSummary: { summary: 'Count the stores of two reports by the kind of their change, and add up those in both', input: comparedReports },
} as const satisfies OperationTable

export interface HistoryOutputs {
  listReports: ReportList
  deleteReports: number
  startNewHistory: string
  getComparison: ComparisonPage
  getComparisonSummary: ComparisonSummary
}
