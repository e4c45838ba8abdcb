import { z } from 'zod'
import type { ComparisonRow, ComparisonSummary } from '../comparison/comparison'
import { comparedReports, comparisonSelection } from '../comparison/comparisonSelection'
import type { ListedReport } from '../report/report'
import { reportId } from '../report/rowSelection'
import { page, type OperationTable } from './page'

export interface ReportList {
  readonly reports: readonly ListedReport[]
  /** How many there are in all. */
  readonly total: number
}

export interface ComparisonPage {
  readonly rows: readonly ComparisonRow[]
  /** How many stores the selection has in all. */
  readonly total: number
}

/** The reports that are kept, and the comparison of two of them. */
export const historyOperations = {
  listReports: {
    summary: 'A page of the reports kept, newest first, with their sums',
    input: z.strictObject({
      /** Null for the reports of all folders. */
      folder: z.string().max(4096).nullable().default(null),
      ...page,
    }),
  },
  deleteReports: {
    summary: 'Delete reports that do not run, with their rows; answers how many were there',
    input: z.strictObject({ reportIds: z.array(reportId).min(1).max(1000) }),
  },
  getComparison: {
    summary: 'A page of the stores of two complete reports, with what changed from one to the other',
    input: comparisonSelection.extend(page),
  },
  getComparisonSummary: { summary: 'How many stores changed in which way', input: comparedReports },
} as const satisfies OperationTable

export interface HistoryOutputs {
  listReports: ReportList
  deleteReports: number
  getComparison: ComparisonPage
  getComparisonSummary: ComparisonSummary
}
