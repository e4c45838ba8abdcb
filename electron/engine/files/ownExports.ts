import { comparisonKeys } from '../../../shared/comparison/comparison'
import { issueColumns, outageColumns, summaryTitle, timelineColumns } from '../../../shared/export/exportedColumns'
import { columnKeys } from '../../../shared/report/columns'

const wholeHeaders = new Set([comparisonKeys, outageColumns, issueColumns, timelineColumns].map((keys) => keys.join()))
const reportKeys: ReadonlySet<string> = new Set(columnKeys)
/** Columns of a report that other files have too. */
const commonKeys: ReadonlySet<string> = new Set(['store_id', 'timezone'])
/** The JSON that the command line prints about a report, a folder or a store. */
const printedJson = /^\{\s*"(?:asOf|folder|row)":[^]*"(?:zoneEdition|openings)":/

/** Whether a text is a file that the program itself has exported, also if a spreadsheet has saved it again. */
export function isOwnExport(text: string): boolean {
  if (text.startsWith(summaryTitle) || printedJson.test(text)) return true
  const header = /^(?:sep=.\n)?(.*)/.exec(text)?.[1] ?? ''
  return isOwnHeader(header.split(/[,;\t]/).map((name) => name.replaceAll(/^\s*"?|"?\s*$/g, '')))
}

/** Whether these are the columns of an export of the program: a report, or something about it. */
export function isOwnHeader(names: readonly string[]): boolean {
  const keys = names.slice(0, names.findLastIndex((name) => name !== '') + 1)
  const isReport = keys.every((key) => reportKeys.has(key)) && keys.some((key) => !commonKeys.has(key))
  return isReport || wholeHeaders.has(keys.join())
}
