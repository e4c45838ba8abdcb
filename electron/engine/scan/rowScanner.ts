import { lineFeedsIn, longestRecord, RecordFinder, type FoundRecord } from '../files/csvRecords'
import type { IssueCode } from '../files/issueKinds'
import { meaning, classifyCharacters } from './characterClasses'
import { isTruncated, isFooter, isBlankOrComment, looksLikeRow } from '../files/nonDataLines'
import type { Recognition } from '../files/recogniseHeader'
import { idProblem, longestId, withoutFormula } from '../files/storeIds'

/** A line that is no row of its file, or a row that names no usable store. */
interface BrokenLine {
  readonly line: number
  readonly code: IssueCode
  /** Cut to 200 characters. */
  readonly value: string
}

/** From this row on, counted from 0, rows stand on consecutive lines, the first of them on this one. */
interface RowRun {
  readonly row: number
  readonly line: number
}

export interface ScannedRows {
  /** The rows as strictly well-formed CSV without a header: one line each, in the columns of the file. */
  readonly text: string
  readonly broken: readonly BrokenLine[]
  readonly runs: readonly RowRun[]
}

const codes = { space: 32, quote: 34, hash: 35 } as const

/** How often a quoted field may reach for its end in vain before none may run over lines any more. */
const mostVainReaches = 1000

/**
 * Parts the text of a file, whose line ends are line feeds, into rows and lines that are none. Runs of plain rows are
 * passed on as they are; other lines are looked at one by one. Holds no more than a piece of the text.
 */
export class RowScanner {
  private readonly meanings: Uint8Array
  private readonly finder: RecordFinder
  private readonly idColumn: number
  /** Names behind the last one, as a delimiter at the end of the header leaves them, are no columns. */
  private readonly fewestColumns: number
  private vainReaches = 0
  private rest = ''
  /** The last characters before the rest. */
  private textBefore = ''
  private line = 1
  private isHeaderRead: boolean
  private isInLongLine = false
  private rows = 0
  private linesAhead = Number.NaN
  private footers: BrokenLine[] = []
  private pieces: string[] = []
  private broken: BrokenLine[] = []
  private runs: RowRun[] = []

  constructor(private readonly file: Recognition) {
    this.meanings = classifyCharacters(file.delimiter)
    this.idColumn = file.columns.indexOf('store_id')
    this.fewestColumns = file.header.findLastIndex((name) => name !== '') + 1
    this.finder = new RecordFinder(file.delimiter, (field) => file.columns[field] === null && this.vainReaches < mostVainReaches)
    this.isHeaderRead = file.headerLine === 0
  }

  /** How many rows there were so far. */
  get rowCount(): number {
    return this.rows
  }

  /** The rows that are complete with this much text; `isLast` says that no more follows. */
  push(text: string, isLast: boolean): ScannedRows {
    this.rest += text
    let start = 0
    while (start < this.rest.length) {
      const next = this.readPlainRows(start) ?? this.readRecord(start, isLast)
      if (next === null) break
      start = next
    }
    this.textBefore = this.endOfTextBefore(start)
    this.rest = this.rest.slice(start)
    if (isLast) this.broken.push(...this.footers.splice(0))
    const scanned = { text: this.pieces.join(''), broken: this.broken, runs: this.runs }
    this.pieces = []
    this.broken = []
    this.runs = []
    return scanned
  }

  /** Takes the plain rows from here on, and returns where the line after them begins; null if there are none. */
  private readPlainRows(start: number): number | null {
    if (!this.isHeaderRead || this.isInLongLine) return null
    let next = start
    let rows = 0
    for (let end = this.endOfPlainRow(next); end !== -1; end = this.endOfPlainRow(next)) {
      next = end + 1
      rows += 1
    }
    if (rows === 0) return null
    this.addRows(this.rest.slice(start, next), rows)
    this.line += rows
    return next
  }

  /** Where the line ends if it is a row as nearly all are, which needs no second look; otherwise -1. */
  private endOfPlainRow(start: number): number {
    const { rest, meanings, idColumn } = this
    let column = 0
    let fieldStart = start
    for (let at = start; at < rest.length; at += 1) {
      const found = meanings[rest.charCodeAt(at)]
      if (found === 0) continue
      if (found === meaning.endsField || found === meaning.endsLine) {
        if (column === idColumn && (at - fieldStart > longestId || mayBeNoId(rest, fieldStart, at))) return -1
        column += 1
        if (found === meaning.endsLine) return column === this.file.columns.length ? at : -1
        fieldStart = at + 1
      } else if (found === meaning.quotes) {
        if (at !== fieldStart) return -1
        at = this.endOfPlainQuotes(at)
        if (at === -1) return -1
      } else if (found === meaning.isSuspect || (found === meaning.isSign && isExponent(rest.charCodeAt(at - 1)))) {
        return -1
      }
    }
    return -1
  }

  /** Where quotes end that have only text in them and fill their field; otherwise -1. */
  private endOfPlainQuotes(start: number): number {
    for (let at = start + 1; at < this.rest.length; at += 1) {
      const found = this.meanings[this.rest.charCodeAt(at)]
      if (found === meaning.quotes) {
        const next = this.meanings[this.rest.charCodeAt(at + 1)]
        return next === meaning.endsField || next === meaning.endsLine ? at : -1
      }
      if (found === meaning.endsLine || found === meaning.isSuspect || found === meaning.isSign) return -1
    }
    return -1
  }

  /** Reads what begins here, whatever it is, and returns where the next line begins; null if its end is not there yet. */
  private readRecord(start: number, isLast: boolean): number | null {
    const lineFeed = this.rest.indexOf('\n', start)
    if (this.isInLongLine || lineFeed === -1) {
      const isLong = this.isInLongLine || this.rest.length - start > longestRecord
      if (!isLong && !isLast) return null
      if (isLong) return this.skipLongLine(start, lineFeed, isLast)
    }
    const lineEnd = lineFeed === -1 ? this.rest.length : lineFeed
    if (!this.isHeaderRead) return this.skipToHeader(start, lineEnd)
    const record = this.finder.find(this.rest, start)
    const mayGoOn = record.isExhausted || record.end === this.rest.length
    if (mayGoOn && !isLast && this.rest.length - start < longestRecord) return null
    if (record.isExhausted) this.vainReaches += 1
    const hidesRows = record.end > lineEnd && this.hidesRows(this.rest.slice(lineEnd + 1, record.end))
    const found = hidesRows ? { ...record, problem: 'quote_unclosed' as const, end: lineEnd } : record
    this.takeRecord(found, start)
    this.line += lineFeedsIn(this.rest.slice(start, found.end)) + 1
    return found.end + 1
  }

  private skipLongLine(start: number, lineFeed: number, isLast: boolean): number {
    if (!this.isInLongLine) this.reject('line_too_long', this.rest.slice(start, start + 200))
    this.isInLongLine = lineFeed === -1 && !isLast
    if (lineFeed === -1) return this.rest.length
    this.line += 1
    return lineFeed + 1
  }

  private skipToHeader(start: number, lineEnd: number): number {
    const isHeader = this.line === this.file.headerLine
    const end = isHeader ? new RecordFinder(this.file.delimiter, () => true).find(this.rest, start).end : lineEnd
    this.isHeaderRead = isHeader
    this.line += lineFeedsIn(this.rest.slice(start, end)) + 1
    return end + 1
  }

  private takeRecord({ fields, problem, end }: FoundRecord, start: number): void {
    const raw = this.rest.slice(start, end)
    if (problem !== null) return this.reject(problem, raw)
    const { columns } = this.file
    const isComplete = fields.length >= this.fewestColumns && fields.slice(columns.length).every((field) => field.trim() === '')
    const isUnended = end === this.rest.length
    if (!isComplete) {
      if (isBlankOrComment(raw)) return
      if (isFooter(raw)) {
        this.footers.push({ line: this.line, code: 'line_footer', value: raw.slice(0, 200) })
        return
      }
      if (fields.length > columns.length) return this.reject('columns_extra', raw)
      return this.reject(isUnended ? 'line_cut_off' : 'columns_missing', raw)
    }
    if (isUnended && isTruncated(raw, this.endOfTextBefore(start))) return this.reject('line_cut_off', raw)
    const storeId = withoutFormula(fields[this.idColumn] ?? '')
    const code = idProblem(storeId)
    if (code !== null) return this.reject(code, storeId)
    const needed = columns.map((column, index) => {
      if (column === null) return ''
      const value = index === this.idColumn ? storeId : (fields[index] ?? '')
      return `"${value.replaceAll('"', '""')}"`
    })
    this.addRows(`${needed.join(this.file.delimiter)}\n`, 1)
  }

  private endOfTextBefore(start: number): string {
    return (this.textBefore + this.rest.slice(Math.max(start - 10, 0), start)).slice(-10)
  }

  private addRows(text: string, rows: number): void {
    // What rows follow was no closing line.
    for (const { line, value } of this.footers.splice(0)) this.broken.push({ line, code: 'columns_missing', value })
    if (this.line - this.rows !== this.linesAhead) this.runs.push({ row: this.rows, line: this.line })
    this.linesAhead = this.line - this.rows
    this.rows += rows
    this.pieces.push(text)
  }

  private reject(code: IssueCode, raw: string): void {
    // A byte order mark is written out: it gets lost at the beginning of a text that is read from the database.
    this.broken.push({ line: this.line, code, value: raw.slice(0, 200).replaceAll('\uFEFF', '<U+FEFF>') })
  }

  /** Whether a field in quotes has taken in lines that are rows: then its quote is one too many. */
  private hidesRows(lines: string): boolean {
    return lines.split('\n').some((line) => looksLikeRow(line.split(this.file.delimiter), this.file.columns))
  }
}

/** Whether an id may be the word of a header or an error of a spreadsheet, with what may stand around it. */
function mayBeNoId(text: string, start: number, end: number): boolean {
  let first = start
  while (text.charCodeAt(first) === codes.space || text.charCodeAt(first) === codes.quote) first += 1
  if (text.charCodeAt(first) === codes.hash) return true
  return end - first >= 7 && end - first <= 10 && /^store/i.test(text.slice(first, end))
}

function isExponent(code: number): boolean {
  return code === 69 || code === 101
}
