import type { CsvFormat } from '../../../shared/export/csvFormats'
import { formulaSigns } from '../../../shared/export/formulaSigns'

/** The separators of a CSV format, and how it writes values. */
interface CsvDialect {
  readonly bom: boolean
  readonly delimiter: ',' | ';'
  readonly recordDelimiter: '\n' | '\r\n'
  readonly decimalMark: '.' | ','
  /** Whether store ids are written so that Excel reads them as text. */
  readonly keepsIds: boolean
}

const excel = { bom: true, recordDelimiter: '\r\n', keepsIds: true } as const

export const csvDialects: Readonly<Record<CsvFormat, CsvDialect>> = {
  plain: { bom: false, delimiter: ',', recordDelimiter: '\n', decimalMark: '.', keepsIds: false },
  excel: { ...excel, delimiter: ',', decimalMark: '.' },
  'excel-semicolon': { ...excel, delimiter: ';', decimalMark: ',' },
}

/** The separator of another region before what a spreadsheet there may take for the beginning of a formula. */
const hiddenFormulas = { ',': new RegExp(`;(?=\\s*[${formulaSigns}])`, 'g'), ';': new RegExp(`,(?=\\s*[${formulaSigns}])`, 'g') } as const

/**
 * The text with an apostrophe before each formula that it has behind a separator of another region. Quotes do not help,
 * because they count only at the beginning of a value.
 */
export function guardHiddenFormulas(text: string, delimiter: CsvDialect['delimiter']): string {
  return text.includes(delimiter === ',' ? ';' : ',') ? text.replaceAll(hiddenFormulas[delimiter], "$&'") : text
}

/**
 * Excel converts text that looks like a number, date or time, even in quotes: `0042` becomes 42, and 19 digits lose the
 * last four. Only the value of a formula stays text. The pattern allows only characters that are harmless in a formula,
 * so that a formula from a file is never executed.
 */
const alteredByExcel = /^(\d+|(?=.*\d)[\w.:/ -]{1,19}|true|false)$/i

/** A formula whose value is the id, if Excel would alter the plain id; otherwise null. */
export function idFormula(storeId: string): string | null {
  return alteredByExcel.test(storeId) ? `="${storeId}"` : null
}
