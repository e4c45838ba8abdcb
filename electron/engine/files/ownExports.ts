import { comparisonKeys } from '../../../shared/comparison/comparison'
import { issueColumns, outageColumns, summaryTitle, timelineColumns, workbookTitle } from '../../../shared/export/exportedColumns'
import { columnKeys, spansOfKind } from '../../../shared/report/columns'

/** The columns of each export that is not a report, and how many of them the first version wrote; later ones follow them. */
const otherExports: readonly { readonly columns: readonly string[]; readonly first: number }[] = [
  { columns: comparisonKeys, first: comparisonKeys.indexOf('last_status_after') + 1 },
  { columns: outageColumns, first: outageColumns.indexOf('is_ongoing') + 1 },
  { columns: timelineColumns, first: timelineColumns.indexOf('is_ongoing') + 1 },
  { columns: issueColumns, first: issueColumns.length },
]
const reportKeys: ReadonlySet<string> = new Set(columnKeys)
/** Columns that only a report has: a measure in one of its windows. */
const ofWindow = new RegExp(`_(?:${Object.values(spansOfKind).flat().map(({ suffix }) => suffix).join('|')})$`)
const windowKeys: ReadonlySet<string> = new Set(columnKeys.filter((key) => ofWindow.test(key)))
/** Columns of a report that other files have too. */
const commonKeys: ReadonlySet<string> = new Set(['store_id', 'timezone', 'state', 'last_poll'])
/** The JSON that the command line prints about a report, a folder or a store. */
const printedJson = /^\{\s*"(?:asOf|folder|row)":[^]*"(?:zoneEdition|openings)":/

/** Whether a text is a file that the program itself has exported, also if a spreadsheet has saved it again. */
export function isOwnExport(text: string): boolean {
  const unquoted = text.replace(/^"/, '')
  if (unquoted.startsWith(summaryTitle) || unquoted.startsWith(workbookTitle) || printedJson.test(text)) return true
  const header = /^(?:sep=.\n)?(.*)/.exec(text)?.[1] ?? ''
  return isOwnHeader(header.split(/[,;\t]/).map((name) => name.replaceAll(/^\s*"?|"?\s*$/g, '')))
}

/** Whether these are the columns of an export of the program: a report, or something about it. */
export function isOwnHeader(names: readonly string[]): boolean {
  const keys = names.slice(0, names.findLastIndex((name) => name !== '') + 1)
  const isReport = keys.every((key) => reportKeys.has(key)) && keys.some((key) => !commonKeys.has(key))
  // Attributes of stores can stand between the columns of any export.
  const hasWindow = keys.some((key) => windowKeys.has(key))
  const isOther = otherExports.some(({ columns, first }) => {
    const own = keys.filter((key) => columns.includes(key))
    return own.length >= first && own.every((key, index) => key === columns[index])
  })
  return isReport || hasWindow || isOther
}
