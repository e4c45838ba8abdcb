import { comparisonKeys } from '../../../shared/comparison/comparison'
import { issueColumns, outageColumns, summaryTitle, timelineColumns, workbookTitle } from '../../../shared/export/exportedColumns'
import { columnKeys, spansOfKind } from '../../../shared/report/columns'
import { storeStates } from '../../../shared/report/verdict'
import { delimiters, recordsOf, type Delimiter } from './csvRecords'

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
  const table = text.replace(/^sep=.\n/, '')
  const header = /^.*/.exec(table)?.[0] ?? ''
  return isOwnHeader(header.split(/[,;\t]/).map((name) => name.replaceAll(/^\s*"?|"?\s*$/g, ''))) || hasOwnStates(table)
}

/** The words in columns of a report whose names other files have too, such as the states of a country. */
const ownWords: Readonly<Record<string, ReadonlySet<string>>> = {
  state: new Set(storeStates),
  last_status: new Set(['active', 'inactive', '']),
}
/** Enough rows to tell. */
const maximumRowsRead = 100

/**
 * Whether a table is a report with attributes of stores and no measures, such as `store_id,name,state`: its rows have the words that
 * only a report has there.
 */
function hasOwnStates(table: string): boolean {
  const delimiter = delimiters.find((character) => /^.*/.exec(table)?.[0].includes(character))
  if (delimiter === undefined) return false
  const [header, ...rows] = firstRecords(table, delimiter)
  if (header === undefined || !header.includes('store_id') || rows.length === 0) return false
  return Object.entries(ownWords).some(([key, words]) => {
    const column = header.indexOf(key)
    return column !== -1 && rows.every((fields) => words.has(fields[column] ?? ''))
  })
}

/** The header and the first rows. The last row of several is left out, because it may be cut off. */
function firstRecords(table: string, delimiter: Delimiter): readonly (readonly string[])[] {
  const records: (readonly string[])[] = []
  for (const { fields } of recordsOf(table, delimiter)) {
    records.push(fields)
    if (records.length > maximumRowsRead) break
  }
  return records.length > 2 ? records.slice(0, -1) : records
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
