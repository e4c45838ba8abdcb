import { z } from 'zod'
import { maximumPathLength } from '../core/limits'
import type { DataIssue, DataSetSummary, IssueGroup, NewData } from '../folder/dataSet'
import { mappingSchema, type FolderInspection } from '../folder/mapping'
import type { Report } from '../report/report'
import { storeId } from '../report/reportSettings'
import { maximumStoreIds } from '../report/settingsRules'
import { nothing, page, type OperationTable } from './operationTable'

/** Selects data issues by kind and by file; null selects every kind or file. */
export const issueSelection = z.strictObject({
  code: z.string().max(100).nullable().default(null),
  file: z.string().max(maximumPathLength).nullable().default(null),
})
export type IssueSelection = z.infer<typeof issueSelection>

/** The path of a folder that the user has named. */
const folderPath = z.string().min(1).max(maximumPathLength)

/** Why the history of reports could not be opened, so that reports are kept in memory only, or why not all of it can be read. */
export interface HistoryProblem {
  /** Whether it was opened and turned out to be damaged, so that reports are not in memory. */
  readonly isOpen?: true
  /** Whether another program has the history open. Otherwise its file cannot be used. */
  readonly isInUse: boolean
  /** One or more sentences, which name the file. */
  readonly reason: string
}

export interface Overview {
  /** The user of `desktop` has native dialogs; the user of `browser` types a folder and downloads files. */
  readonly door: 'desktop' | 'browser'
  readonly dataSet: DataSetSummary | null
  /** The newest report of the open folder. */
  readonly report: Report | null
  /** The changes in the open folder since it was loaded; null if there are none. */
  readonly newData: NewData | null
  /** Newest first. */
  readonly recentFolders: readonly string[]
  readonly historyProblem: HistoryProblem | null
  /** What was wrong with the files of preferences, lists and the like in this session, in sentences that name them. */
  readonly userDataProblems: readonly string[]
}

/** What is kept of files that were read, so that unchanged files are not read again. */
export interface KeptFiles {
  /** How much it takes now. */
  readonly bytes: number
  /** What was used longest ago is removed above it. */
  readonly maximumBytes: number
}

export interface ListedFolder {
  readonly name: string
  /** The absolute path. */
  readonly path: string
  /** Number of files whose endings say that they have data. */
  readonly dataFiles: number
}

/** What can be opened in a folder. Paths are absolute. */
export interface FolderListing {
  readonly folder: string
  /** The folder above; null if it cannot be listed. */
  readonly parent: string | null
  /** Number of files in the folder itself whose endings say that they have data. */
  readonly dataFiles: number
  /** The folders inside that hold data files or folders, sorted by name. */
  readonly folders: readonly ListedFolder[]
  /** Whether there are more folders than were looked at. */
  readonly isCut: boolean
}

/** Opening a folder, and its data issues. */
export const folderOperations = {
  getOverview: { summary: 'Get the open folder, its newest report and the recent folders', input: nothing },
  takeWantedFolder: {
    summary: 'Get the folder that the user named outside the page, such as when they started the program; null after the first time',
    input: nothing,
  },
  chooseFolder: { summary: 'Ask the user for a folder; null if they dismiss the dialog', input: nothing },
  browseFolder: {
    summary: 'List the folders in a folder that may be opened, with the number of their data files; only for a browser',
    input: z.strictObject({
      /** Null for the served folder, or for the home folder of a server that may open any folder. */
      path: folderPath.nullable().default(null),
    }),
  },
  openFolder: {
    summary: 'Load a folder of CSV files; if that fails, the previous folder stays open',
    input: z.strictObject({
      path: folderPath,
      /**
       * A mapping is remembered for the folder; a mapping without tables forgets the remembered one. Null uses the
       * remembered mapping.
       */
      mapping: mappingSchema.nullable().default(null),
    }),
  },
  inspectFolder: {
    summary: 'List the files and columns of a folder and guess their tables, for when openFolder fails with MAPPING_NEEDED',
    input: z.strictObject({
      path: folderPath,
      /** The mapping so far. Null stands for the remembered mapping. */
      mapping: mappingSchema.nullable().default(null),
    }),
  },
  openSampleData: { summary: 'Load the sample data', input: nothing },
  reloadFolder: {
    summary: 'Load the open folder again with the same mapping; if that fails, the loaded data stays',
    input: nothing,
  },
  getKeptFiles: { summary: 'Get how much is kept of files that were read; null if nothing is ever kept', input: nothing },
  clearKeptFiles: { summary: 'Remove everything that is kept of files that were read, which are read again then', input: nothing },
  cancelLoad: { summary: 'Cancel loading; the previous folder stays open', input: nothing },
  getUnknownStores: {
    summary: 'List those of the given stores that the open folder does not contain',
    input: z.strictObject({ storeIds: z.array(storeId).max(maximumStoreIds) }),
  },
  getIssueGroups: { summary: 'Count the data issues of the open folder by kind and file', input: nothing },
  getIssues: { summary: 'Get a page of the selected data issues of the open folder', input: issueSelection.extend(page) },
} as const satisfies OperationTable

export interface FolderOutputs {
  getOverview: Overview
  takeWantedFolder: string | null
  chooseFolder: string | null
  browseFolder: FolderListing
  openFolder: DataSetSummary
  inspectFolder: FolderInspection
  openSampleData: DataSetSummary
  reloadFolder: DataSetSummary
  getKeptFiles: KeptFiles | null
  clearKeptFiles: KeptFiles | null
  cancelLoad: null
  getUnknownStores: readonly string[]
  /** Sorted by kind, the kind with the most issues first; within a kind the file with the most issues comes first. */
  getIssueGroups: readonly IssueGroup[]
  /** Sorted by file and line. */
  getIssues: readonly DataIssue[]
}
