import { z } from 'zod'
import type { DataIssue, DataSetSummary, IssueGroup, NewData } from '../folder/dataSet'
import { mappingSchema, type FolderInspection } from '../folder/mapping'
import type { Report } from '../report/report'
import { storeId } from '../report/reportSettings'
import { maximumStoreIds } from '../report/settingsRules'
import { nothing, page, type OperationTable } from './page'

/** Which data issues: those of one kind, of one file, or both; null for any. */
export const issueSelection = z.strictObject({
  code: z.string().max(100).nullable().default(null),
  file: z.string().max(4096).nullable().default(null),
})
export type IssueSelection = z.infer<typeof issueSelection>

const folderPath = z.string().min(1).max(4096)

export interface Overview {
  /** `desktop` has native dialogs; `browser` types a folder and downloads files. */
  readonly door: 'desktop' | 'browser'
  readonly dataSet: DataSetSummary | null
  /** The newest report of the open folder. */
  readonly report: Report | null
  /** What has changed in the open folder since it was loaded. */
  readonly newData: NewData | null
  /** Newest first. */
  readonly recentFolders: readonly string[]
}

/** Opening a folder, and what its files hold. */
export const folderOperations = {
  getOverview: { summary: 'What is open, and what was opened before', input: nothing },
  chooseFolder: { summary: 'Ask the user for a folder; null when dismissed', input: nothing },
  openFolder: {
    summary: 'Load a folder of CSV files; the folder open before stays if that fails',
    input: z.strictObject({
      path: folderPath,
      /** Remembered for the folder, and forgotten by one that names no table; null for what is remembered. */
      mapping: mappingSchema.nullable().default(null),
    }),
  },
  inspectFolder: {
    summary: 'Which files and columns a folder has and what they may be, for when openFolder answers MAPPING_NEEDED',
    input: z.strictObject({ path: folderPath }),
  },
  openSampleData: { summary: 'Load the sample data', input: nothing },
  reloadFolder: {
    summary: 'Load the open folder again, as it was understood; what was loaded before stays if that fails',
    input: nothing,
  },
  cancelLoad: { summary: 'Stop loading; the folder open before stays', input: nothing },
  getUnknownStores: {
    summary: 'Which of these stores the open folder does not have',
    input: z.strictObject({ storeIds: z.array(storeId).max(maximumStoreIds) }),
  },
  getIssueGroups: { summary: 'How many data issues of each kind each file of the open folder has', input: nothing },
  getIssues: { summary: 'A page of the selected data issues of the open folder', input: issueSelection.extend(page) },
} as const satisfies OperationTable

export interface FolderOutputs {
  getOverview: Overview
  chooseFolder: string | null
  openFolder: DataSetSummary
  inspectFolder: FolderInspection
  openSampleData: DataSetSummary
  reloadFolder: DataSetSummary
  cancelLoad: null
  getUnknownStores: readonly string[]
  /** Groups of one kind follow each other, the kind with the most issues first, and of it the file with the most. */
  getIssueGroups: readonly IssueGroup[]
  /** In the order of files and lines. */
  getIssues: readonly DataIssue[]
}
