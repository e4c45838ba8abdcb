import { comparisonSelection } from '../comparison/comparisonSelection'
import { documentExport, exportedFile, groupsExport, outagesExport, rowsExport, runningExport, splitExport, workbookExport, type ExportOutcome } from '../export/exports'
import { issueSelection } from './folder'
import type { OperationTable } from './operationTable'

/** Writing data issues, reports and comparisons to files. */
export const exportOperations = {
  exportComparison: {
    summary: 'Export the selected stores of a comparison as CSV',
    input: comparisonSelection,
  },
  exportIssues: { summary: 'Export the selected data issues as CSV', input: issueSelection },
  exportWorkbook: {
    summary: 'Export the selected stores of a report as an .xlsx workbook with their outages and the data issues, as far as its folder is open',
    input: workbookExport,
  },
  exportCsv: { summary: 'Export the selected rows of a report as CSV', input: rowsExport },
  exportOutages: {
    summary: 'Export the outages of the selected stores as CSV; the folder of the report must be open',
    input: outagesExport,
  },
  exportGroups: { summary: 'Export the groups of the selected stores as CSV', input: groupsExport },
  exportSplit: {
    summary: 'Export one report for each value of an attribute of the selected stores, as CSV files, workbooks or HTML pages in a .zip',
    input: splitExport,
  },
  exportHtml: { summary: 'Export the report on the selected stores as a printable HTML page', input: documentExport },
  exportPdf: { summary: 'Export the report on the selected stores as PDF; only in the desktop window', input: documentExport },
  cancelExport: { summary: 'Cancel the export that was started with this id and delete its files', input: runningExport },
  showFile: {
    summary: 'Show a file that was exported in this session in its folder; only in the desktop window',
    input: exportedFile,
  },
} as const satisfies OperationTable

export interface ExportOutputs {
  exportComparison: ExportOutcome
  exportIssues: ExportOutcome
  exportWorkbook: ExportOutcome
  exportCsv: ExportOutcome
  exportOutages: ExportOutcome
  exportGroups: ExportOutcome
  exportSplit: ExportOutcome
  exportHtml: ExportOutcome
  exportPdf: ExportOutcome
  cancelExport: null
  showFile: null
}
