import { z } from 'zod'
import { commandIds, type CommandId } from './commands'
import type { ComparisonRow, ComparisonSummary } from './comparison'
import { comparedReports, comparisonSelection } from './comparisonSelection'
import type { ReportRow } from './columns'
import { documentExport, exportedFile, outagesExport, rowsExport, runningExport, type ExportOutcome } from './exports'
import { mappingSchema, type FolderInspection } from './mapping'
import { preferencesPatch, type Preferences } from './preferences'
import type { Result } from './result'
import { reportId, rowSelection } from './rowSelection'
import type {
  BandOfStores,
  DataIssue,
  DataSetSummary,
  HourlyDowntime,
  IssueGroup,
  ListedReport,
  NewData,
  Progress,
  Report,
  StoreTimeline,
  Totals,
} from './report'
import { maximumStoreIds, reportSettings, storeId } from './reportSettings'

/** Rows `offset` to `offset + limit - 1` of a list. */
const page = { offset: z.int().min(0), limit: z.int().min(1).max(1000) }
/** Which data issues: those of one kind, of one file, or both; null for any. */
const issueSelection = z.strictObject({
  code: z.string().max(100).nullable().default(null),
  file: z.string().max(4096).nullable().default(null),
})
export type IssueSelection = z.infer<typeof issueSelection>

const folderPath = z.string().min(1).max(4096)
const nothing = z.strictObject({})

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

/** Every operation once: what it does, and what it takes. What it gives stands in `Outputs`. */
export const operations = {
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
  startReport: {
    summary: 'Start a report on the open folder; answers at once, while it runs',
    input: reportSettings,
  },
  getReport: { summary: 'One report', input: z.strictObject({ reportId }) },
  cancelReport: { summary: 'Stop a running report', input: z.strictObject({ reportId }) },
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
  exportComparison: {
    summary: 'Write the selected stores of a comparison as CSV to where the user says',
    input: comparisonSelection,
  },
  getRows: { summary: 'A page of the rows of a complete report', input: rowSelection.extend(page) },
  getStoreIds: {
    summary: 'The stores of a range of rows, by their ids alone',
    input: rowSelection.extend({ ...page, limit: z.int().min(1).max(maximumStoreIds) }),
  },
  getUnknownStores: {
    summary: 'Which of these stores the open folder does not have',
    input: z.strictObject({ storeIds: z.array(storeId).max(maximumStoreIds) }),
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
  getStoreTimeline: {
    summary: 'What the row of one store was computed from; the folder of the report must be open',
    input: z.strictObject({ reportId, storeId }),
  },
  getIssueGroups: { summary: 'How many data issues of each kind each file of the open folder has', input: nothing },
  getIssues: { summary: 'A page of the selected data issues of the open folder', input: issueSelection.extend(page) },
  exportIssues: { summary: 'Write the selected data issues as CSV to where the user says', input: issueSelection },
  exportCsv: { summary: 'Write the selected rows as CSV to where the user says', input: rowsExport },
  exportOutages: {
    summary: 'Write the outages of the selected stores as CSV; the folder of the report must be open',
    input: outagesExport,
  },
  exportHtml: { summary: 'Write the report on the selected stores as one page to read and print', input: documentExport },
  exportPdf: { summary: 'Write that page as PDF, in the desktop window only', input: documentExport },
  cancelExport: { summary: 'Stop the export that was started with this id; nothing of it stays', input: runningExport },
  showFile: {
    summary: 'Show a file that was exported in this session in its folder, in the desktop window only',
    input: exportedFile,
  },
  enableCommands: {
    summary: 'Say which commands can be carried out now; the menu of the desktop window greys the others',
    input: z.strictObject({ commands: z.array(z.enum(commandIds)).max(commandIds.length) }),
  },
  getPreferences: { summary: 'What the user likes: theme, target, views, switches', input: nothing },
  setPreferences: { summary: 'Change some of the preferences; gives all of them', input: preferencesPatch },
} as const satisfies Record<string, { summary: string; input: z.ZodType }>

export type OperationName = keyof typeof operations
/** What a caller passes; defaults may be left out. */
export type Input<Name extends OperationName> = z.input<(typeof operations)[Name]['input']>
/** What an implementation gets: validated, defaults filled in. */
export type ParsedInput<Name extends OperationName> = z.output<(typeof operations)[Name]['input']>

export interface Outputs {
  getOverview: Overview
  chooseFolder: string | null
  openFolder: DataSetSummary
  inspectFolder: FolderInspection
  openSampleData: DataSetSummary
  reloadFolder: DataSetSummary
  cancelLoad: null
  startReport: Report
  getReport: Report
  cancelReport: null
  listReports: ReportList
  deleteReports: number
  getComparison: ComparisonPage
  getComparisonSummary: ComparisonSummary
  exportComparison: ExportOutcome
  getRows: RowPage
  getStoreIds: StoreIdRange
  getUnknownStores: readonly string[]
  getTotals: Totals
  getHourlyDowntime: readonly HourlyDowntime[]
  /** 0 is Monday from 00:00 to 01:00; in ascending order. */
  getReportedHours: readonly number[]
  getUptimeBands: readonly BandOfStores[]
  getStoreTimeline: StoreTimeline
  /** Groups of one kind follow each other, the kind with the most issues first, and of it the file with the most. */
  getIssueGroups: readonly IssueGroup[]
  /** In the order of files and lines. */
  getIssues: readonly DataIssue[]
  exportIssues: ExportOutcome
  exportCsv: ExportOutcome
  exportOutages: ExportOutcome
  exportHtml: ExportOutcome
  exportPdf: ExportOutcome
  cancelExport: null
  showFile: null
  enableCommands: null
  getPreferences: Preferences
  setPreferences: Preferences
}

/** What the engine tells unasked. */
interface Events {
  progress: Progress
  /** A report began, or ended in one way or another. */
  report: Report
  /** Reports are gone, with their rows: deleted by somebody, or beyond what the history keeps. */
  reportsDeleted: readonly number[]
  /** Files of the open folder have changed and are stable; null when that is over: loaded again, or as they were. */
  newData: NewData | null
  /** The user chose an item of the application menu. */
  menu: CommandId
  /** The user chose a folder opened before in the application menu. */
  openFolder: string
}
type EventName = keyof Events
/** An event on the wire. */
export type EventMessage = { [Name in EventName]: { name: Name; data: Events[Name] } }[EventName]

/** How the page reaches the engine; the desktop's preload and the browser's fetch implement it. */
export interface Transport {
  call<Name extends OperationName>(name: Name, input: Input<Name>): Promise<Result<Outputs[Name]>>
  /** Returns a function that ends the subscription. */
  subscribe(listener: (event: EventMessage) => void): () => void
  /** The path of a file or folder dropped on the window; absent where the page cannot know it. */
  pathOf?(file: unknown): string
}
