import { z } from 'zod'
import { columnKeys } from '../report/columns'
import { csvFormats } from './csvFormats'
import { column, rowSelection } from '../report/rowSelection'

/** Chosen by whoever starts an export, so that it can be stopped. */
const exportId = z.string().min(1).max(64)

const csvFile = {
  format: z.enum(csvFormats).default('plain'),
  /** A text beside the file that says what it is about. */
  withSummary: z.boolean().default(false),
  exportId: exportId.optional(),
}

/** What the operations about exports take. */
export const rowsExport = rowSelection.extend({ columns: z.array(column).min(1).max(columnKeys.length), ...csvFile })
export const outagesExport = rowSelection.extend(csvFile)
export const documentExport = rowSelection.extend({ exportId: exportId.optional() })
export const runningExport = z.strictObject({ exportId })
export const exportedFile = z.strictObject({ path: z.string().min(1).max(4096) })

/** `saved` on the desktop, `download` (an address on this server, good for one use) in the browser. */
export type ExportOutcome =
  | { readonly kind: 'dismissed' }
  | { readonly kind: 'saved'; readonly path: string; readonly rows: number; readonly summaryPath?: string }
  | { readonly kind: 'download'; readonly url: string; readonly rows: number; readonly summaryUrl?: string }
