import { comparisonSelection } from '../comparison/comparisonSelection'
import { documentExport, exportedFile, outagesExport, rowsExport, runningExport, type ExportOutcome } from '../export/exports'
import { issueSelection } from './folder'
import type { OperationTable } from './page'

/** Writing what is known of a folder or a report into files. */
export const exportOperations = {
  exportComparison: {
    summary: 'Write the selected stores of a comparison as CSV to where the user says',
    input: comparisonSelection,
  },
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
} as const satisfies OperationTable

export interface ExportOutputs {
  exportComparison: ExportOutcome
  exportIssues: ExportOutcome
  exportCsv: ExportOutcome
  exportOutages: ExportOutcome
  exportHtml: ExportOutcome
  exportPdf: ExportOutcome
  cancelExport: null
  showFile: null
}
