import { comparisonKeys } from '../../../shared/comparison/comparison'
import { issueColumns, outageColumns, summaryTitle, timelineColumns } from '../../../shared/export/exportedColumns'
import { columnKeys } from '../../../shared/report/columns'

const wholeHeaders = new Set([comparisonKeys, outageColumns, issueColumns, timelineColumns].map((keys) => keys.join()))
const reportKeys: ReadonlySet<string> = new Set(columnKeys)
/** Columns of a report that other files have too. */
const commonKeys: ReadonlySet<string> = new Set(['store_id', 'timezone'])

/** Whether a text is a file that the program itself has exported: a report, or something about it. */
export function isOwnExport(text: string): boolean {
  if (text.startsWith(summaryTitle)) return true
  const [header = ''] = text.split('\n', 1)
  const keys = header.split(/[,;]/)
  const isReport = keys.every((key) => reportKeys.has(key)) && keys.some((key) => !commonKeys.has(key))
  return isReport || wholeHeaders.has(keys.join())
}
