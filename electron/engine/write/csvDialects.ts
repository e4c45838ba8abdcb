import type { CsvFormat } from '../../../shared/export/csvFormats'

/** How a format writes what stands between values, and the values. */
interface CsvStyle {
  readonly bom: boolean
  readonly delimiter: ',' | ';'
  readonly recordDelimiter: '\n' | '\r\n'
  readonly decimalMark: '.' | ','
  /** Whether ids of stores are written so that Excel takes them as text. */
  readonly keepsIds: boolean
}

const excel = { bom: true, recordDelimiter: '\r\n', keepsIds: true } as const

export const csvDialects: Readonly<Record<CsvFormat, CsvStyle>> = {
  plain: { bom: false, delimiter: ',', recordDelimiter: '\n', decimalMark: '.', keepsIds: false },
  excel: { ...excel, delimiter: ',', decimalMark: '.' },
  'excel-semicolon': { ...excel, delimiter: ';', decimalMark: ',' },
}

/**
 * Excel makes a number, a date or a time of text that looks like one, in quotes or not: `0042` becomes 42, 19 digits
 * lose the last four. Only the value of a formula stays text. Letters, digits and what parts dates and numbers make no
 * formula that does anything but say these characters, so that nothing a file brings along is ever run.
 */
const alteredByExcel = /^(\d+|(?=.*\d)[\w.:/ -]{1,19}|true|false)$/i

/** An id as a formula whose value is the id where Excel would alter it, else null. */
export function idFormula(storeId: string): string | null {
  return alteredByExcel.test(storeId) ? `="${storeId}"` : null
}
