import { stringify } from 'csv-stringify/sync'
import { columns } from '../../../shared/report/columns'
import { comparisonColumns } from '../../../shared/comparison/comparison'
import { issueColumns, outageColumns, timelineColumns } from '../../../shared/export/exportedColumns'
import type { CsvFormat } from '../../../shared/export/csvFormats'
import { formulaSigns } from '../../../shared/export/formulaSigns'
import { csvDialects, guardHiddenFormulas, idFormula } from './csvDialects'
import { writeAtomically } from './writeAtomically'

/** Decimals by column key. Those of outages have six, so that their sums do not differ by rounding. */
const knownColumns: readonly { readonly key: string; readonly decimals: number }[] = [
  ...columns,
  ...comparisonColumns,
  { key: 'open_hours', decimals: 6 },
]

/** The columns whose texts are ours. Others have attributes of stores, such as postal codes, which Excel must not alter. */
const ownKeys: ReadonlySet<string> = new Set([...knownColumns.map(({ key }) => key), ...outageColumns, ...issueColumns, ...timelineColumns])

/** Columns that repeat what stands in a file, or its name. Store ids and attributes have no control characters. */
const quotedKeys: ReadonlySet<string> = new Set(['file', 'value'])

/**
 * What makes a spreadsheet or a reader of CSV see something else than the text itself, in one of the formats: a separator, a
 * quotation mark, a line end, or the beginning of a formula.
 */
const special = new RegExp(`[",;\\r\\n]|^[${formulaSigns}]`)

type Row<Key extends string> = Readonly<Record<Key, string | number | null>>

/**
 * Yields rows as CSV text: a header, then one piece of text per batch. Numbers have the decimals of their column, or no
 * decimals if it is not a column of a report, a comparison or a list of outages.
 */
export async function* csvText<Key extends string>(
  keys: readonly Key[],
  batches: AsyncIterable<readonly Row<NoInfer<Key>>[]>,
  format: CsvFormat = 'plain',
): AsyncGenerator<string> {
  const { bom, delimiter, recordDelimiter, decimalMark, keepsIds } = csvDialects[format]
  const decimals = keys.map((key) => knownColumns.find((column) => column.key === key)?.decimals ?? 0)
  const mayHaveLineEnds = keys.some((key) => quotedKeys.has(key))
  const writeNumber = (value: number, { index }: { readonly index: number }): string => {
    const text = value.toFixed(decimals[index])
    return decimalMark === '.' ? text : text.replace('.', decimalMark)
  }
  const areTexts = keys.map((key) => key === 'store_id' || !ownKeys.has(key))
  const writeText = (value: string, { index }: { readonly index: number }) => {
    const formula = keepsIds && areTexts[index] === true ? idFormula(value) : null
    return formula === null ? guardHiddenFormulas(value, delimiter) : { value: formula, escape_formulas: false }
  }
  const toText = (rows: readonly Row<Key>[], header: boolean): string =>
    stringify(rows.map((row) => keys.map((key) => row[key])), {
      bom: bom && header,
      header,
      columns: [...keys],
      delimiter,
      record_delimiter: recordDelimiter,
      // Without it, a named record delimiter is the only line end that is quoted in a value. It costs time for every value.
      quote_record_delimiter: mayHaveLineEnds,
      escape_formulas: true,
      cast: { number: writeNumber, string: writeText },
    })
  // Nearly all rows have only numbers and plain texts. The library takes several times as long for the same text, which would
  // be a tenth of the time of a large report.
  const plainText = (rows: readonly Row<Key>[]): string | null => {
    let text = ''
    for (const row of rows) {
      let index = 0
      for (const key of keys) {
        const value = row[key]
        if (index > 0) text += delimiter
        if (typeof value === 'number') text += writeNumber(value, { index })
        else if (value !== null) {
          if (special.test(value) || (keepsIds && areTexts[index] === true)) return null
          text += value
        }
        index += 1
      }
      text += recordDelimiter
    }
    return text
  }
  yield toText([], true)
  for await (const rows of batches) yield plainText(rows) ?? toText(rows, false)
}

export interface CsvOptions {
  /** Absent: `plain`. */
  readonly format?: CsvFormat | undefined
  readonly signal?: AbortSignal | undefined
}

/** Writes rows as a CSV file atomically and returns the number of rows. Throws WRITE_FAILED and CANCELLED. */
export async function writeCsv<Key extends string>(
  path: string,
  keys: readonly Key[],
  batches: AsyncIterable<readonly Row<NoInfer<Key>>[]>,
  { format, signal }: CsvOptions = {},
): Promise<number> {
  let count = 0
  async function* counted(): AsyncGenerator<readonly Row<Key>[]> {
    for await (const rows of batches) {
      count += rows.length
      yield rows
    }
  }
  await writeAtomically(path, csvText(keys, counted(), format), signal)
  return count
}
