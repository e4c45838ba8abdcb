import { z } from 'zod'
import { maximumPathLength } from '../core/limits'
import { maximumColumns } from '../report/columns'
import { csvFormats } from './csvFormats'
import { splitFormats } from './splitFormats'
import { column, groupBy, groupSort, grouping, rowSelection } from '../report/rowSelection'

/** The caller chooses this id, so that it can cancel the export. */
const exportId = z.string().min(1).max(64)

const csvFile = {
  format: z.enum(csvFormats).default('plain'),
  /** Whether to write a text file next to it with the period, the stores and the source files. */
  withSummary: z.boolean().default(false),
  exportId: exportId.optional(),
}

const exportedColumns = z.array(column).min(1).max(maximumColumns)

export const rowsExport = rowSelection.extend({ columns: exportedColumns, ...csvFile })
export const workbookExport = rowSelection.extend({
  columns: exportedColumns,
  groupBy: groupBy.optional(),
  /** Absent: most downtime in the longest window first. */
  groupSort: groupSort.optional(),
  exportId: exportId.optional(),
})
/** With `groupBy`, workbooks and pages have groups too, and a CSV file has groups in place of stores. */
export const splitExport = workbookExport.extend({ splitBy: groupBy, format: z.enum(splitFormats).default('csv') })
export const outagesExport = rowSelection.extend(csvFile)
export const documentExport = rowSelection.extend({ groupBy: groupBy.optional(), exportId: exportId.optional() })
export const groupsExport = rowSelection.extend({ ...grouping, ...csvFile })
export const runningExport = z.strictObject({ exportId })
export const exportedFile = z.strictObject({ path: z.string().min(1).max(maximumPathLength) })

/** The desktop saves the file. The browser downloads it from an address on this server that works once. */
export type ExportOutcome =
  | { readonly kind: 'dismissed' }
  | { readonly kind: 'saved'; readonly path: string; readonly rows: number; readonly summaryPath?: string }
  | { readonly kind: 'download'; readonly url: string; readonly rows: number; readonly summaryUrl?: string }
