import { countLineFeeds, maximumRecordLength, quoteField, RecordFinder } from '../files/csvRecords'
import { isAttributeColumn, type FileColumn } from '../files/attributeColumns'
import type { IssueCode } from '../files/issueKinds'
import { characterClasses, classifyCharacters } from './characterClasses'
import { isTruncated, isFooter, isBlankOrComment, looksLikeRow } from '../files/lineKinds'
import { countOwnColumns } from '../files/pathColumns'
import { plainName, plainNamesOf, type Recognition } from '../files/recogniseHeader'
import { idProblem, maximumIdLength, missingIdLetters, missingIdStarts, withoutFormula } from '../files/storeIdProblems'

/** A line that is not a row, or a row without a usable store id. */
interface BrokenLine {
  readonly line: number
  readonly code: IssueCode
  /** Cut to 200 characters. */
  readonly value: string
}

/** A record of a file that is not CSV, such as a row of a sheet. */
export interface FileRecord {
  /** Its number, as the user finds it in the file. */
  readonly line: number
  readonly fields: readonly string[]
  /** Why it is not a row; its text is the only field then. */
  readonly problem?: IssueCode
}

interface ReadRecord {
  readonly fields: readonly string[]
  readonly problem: IssueCode | null
  readonly raw: string
  /** Whether it ends with the text, without a line end. */
  readonly isUnended: boolean
  /** The last characters before it. */
  readonly textBefore: string
}

interface ScannedFile extends Recognition {
  /** The values of the last columns, which are not in the text. */
  readonly pathValues: readonly string[]
}

/** Rows on consecutive lines: row number `row`, counted from 0, is on line `line`, and each next row on the next line. */
interface RowRun {
  readonly row: number
  readonly line: number
}

export interface ScannedRows {
  /** The rows as strict CSV without a header: one line per row, in the columns of the file. */
  readonly text: string
  readonly broken: readonly BrokenLine[]
  readonly runs: readonly RowRun[]
}

const codes = { lineFeed: 10, space: 32, quote: 34, hash: 35 } as const

/** Maximum number of searches for a closing quote without success; after that, fields may not span lines. */
const maximumVainSearches = 1000

/** Lines that are read between two looks at the clock. */
const linesPerLook = 64

/**
 * Separates the text of a file, whose line ends are line feeds, into rows and lines that are not rows. Runs of plain rows
 * are passed on unchanged, and other lines are examined one by one. Holds only one piece of the text at a time.
 */
export class RowScanner {
  private readonly classes: Uint8Array
  private readonly finder: RecordFinder
  /** The file with the columns that are in its text. */
  private readonly file: Recognition
  /** -1 if the store id is not in the text. */
  private readonly idColumn: number
  private readonly idOfPath: string | null
  /** The column that shows whether a row is plain: that of the store id, or else the first that is needed. */
  private readonly keyColumn: number
  /** For each column that is needed the names it may have in a header. */
  private readonly names: ReadonlyMap<number, ReadonlySet<string>>
  private readonly namesOfKey: NameFinder
  /** Empty names at the end of a header, from a delimiter at its end, are not required columns. All are if there is no header. */
  private readonly requiredColumns: number
  private vainSearches = 0
  private rest = ''
  /** The last characters before `rest`. */
  private textBefore = ''
  private line = 1
  private isHeaderRead: boolean
  private isInLongLine = false
  private hasPaused = false
  private rows = 0
  /** The line minus the row number of the current run. */
  private runOffset = Number.NaN
  private footers: BrokenLine[] = []
  private pieces: string[] = []
  private broken: BrokenLine[] = []
  private runs: RowRun[] = []

  /** `push` pauses after so many milliseconds, because nothing else can run meanwhile. */
  constructor(
    file: ScannedFile,
    private readonly maximumMilliseconds = Infinity,
  ) {
    const ownColumns = countOwnColumns(file.columns, file.pathValues)
    this.file = { ...file, header: file.header.slice(0, ownColumns), columns: file.columns.slice(0, ownColumns) }
    this.classes = classifyCharacters(file.delimiter)
    this.idColumn = this.file.columns.indexOf('store_id')
    this.idOfPath = file.pathValues[file.columns.indexOf('store_id') - ownColumns] ?? null
    this.names = new Map(
      this.file.columns.flatMap((column, at) => (column === null ? [] : [[at, plainNamesOf(file.role, column, this.file.header[at] ?? '')] as const])),
    )
    this.keyColumn = this.idColumn === -1 ? Math.max(this.names.keys().next().value ?? 0, 0) : this.idColumn
    this.namesOfKey = new NameFinder(new Set([...(this.names.get(this.keyColumn) ?? []), ...missingIdLetters]), missingIdStarts)
    const lastName = this.file.header.findLastIndex((name) => name !== '')
    this.requiredColumns = lastName === -1 ? ownColumns : lastName + 1
    this.finder = new RecordFinder(file.delimiter, (field) => mayHaveLines(this.file.columns[field] ?? null) && this.vainSearches < maximumVainSearches)
    this.isHeaderRead = file.headerLine === 0
  }

  /** The number of rows so far. */
  get rowCount(): number {
    return this.rows
  }

  /** Whether `push` has to be called again, without text, to go on with the text that it has. */
  get isPaused(): boolean {
    return this.hasPaused
  }

  /** Takes the next piece of text and returns what is complete by now. `isLast` means that no more text follows. */
  push(text: string, isLast: boolean): ScannedRows {
    this.rest += text
    const end = performance.now() + this.maximumMilliseconds
    let start = 0
    let read = 0
    this.hasPaused = false
    while (start < this.rest.length && !this.hasPaused) {
      const next = this.readPlainRows(start) ?? this.skipBlankLines(start) ?? this.readRecord(start, isLast)
      if (next === null) break
      start = next
      read += 1
      this.hasPaused = read % linesPerLook === 0 && performance.now() > end
    }
    this.textBefore = this.endOfTextBefore(start)
    this.rest = this.rest.slice(start)
    return this.takeScanned(isLast && !this.hasPaused)
  }

  /** Takes the next records of a file that is not CSV, whose values need not be one line each. */
  pushRecords(records: readonly FileRecord[], isLast: boolean): ScannedRows {
    for (const { line, fields, problem = null } of records) {
      this.line = line
      this.takeRecord({ fields, problem, raw: fields.join(this.file.delimiter), isUnended: false, textBefore: '' })
    }
    return this.takeScanned(isLast)
  }

  private takeScanned(isLast: boolean): ScannedRows {
    if (isLast) this.broken.push(...this.footers.splice(0))
    const scanned = { text: this.pieces.join(''), broken: this.broken, runs: this.runs }
    this.pieces = []
    this.broken = []
    this.runs = []
    return scanned
  }

  /** Adds the plain rows from here on and returns where the line after them begins; null if there are none. */
  private readPlainRows(start: number): number | null {
    if (!this.isHeaderRead || this.isInLongLine || (this.idOfPath !== null && idProblem(this.idOfPath) !== null)) return null
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

  /** Where the next line that is not empty begins; null if the line here is not empty. */
  private skipBlankLines(start: number): number | null {
    if (!this.isHeaderRead || this.isInLongLine) return null
    let next = start
    while (this.rest.charCodeAt(next) === codes.lineFeed) next += 1
    this.line += next - start
    return next === start ? null : next
  }

  /** The end of the line if it is a plain row, as nearly all rows are; otherwise -1. */
  private endOfPlainRow(start: number): number {
    const { rest, classes, keyColumn } = this
    let column = 0
    let fieldStart = start
    for (let at = start; at < rest.length; at += 1) {
      const found = classes[rest.charCodeAt(at)]
      if (found === 0) continue
      if (found === characterClasses.delimiter || found === characterClasses.lineEnd) {
        if (column === keyColumn && (at - fieldStart > maximumIdLength || mayNotBeValue(rest, fieldStart, at, this.namesOfKey))) return -1
        column += 1
        if (found === characterClasses.lineEnd) return column === this.file.columns.length ? at : -1
        fieldStart = at + 1
      } else if (found === characterClasses.quote) {
        if (at !== fieldStart) return -1
        at = this.endOfPlainQuotes(at)
        if (at === -1) return -1
      } else if (found === characterClasses.suspect || (found === characterClasses.plus && isExponent(rest.charCodeAt(at - 1)))) {
        return -1
      }
    }
    return -1
  }

  /** The position of the closing quote if the quotes enclose the whole field and only plain text; otherwise -1. */
  private endOfPlainQuotes(start: number): number {
    for (let at = start + 1; at < this.rest.length; at += 1) {
      const found = this.classes[this.rest.charCodeAt(at)]
      if (found === characterClasses.quote) {
        const next = this.classes[this.rest.charCodeAt(at + 1)]
        return next === characterClasses.delimiter || next === characterClasses.lineEnd ? at : -1
      }
      if (found === characterClasses.lineEnd || found === characterClasses.suspect || found === characterClasses.plus) return -1
    }
    return -1
  }

  /** Reads the line or record that begins here and returns where the next one begins; null if more text is needed. */
  private readRecord(start: number, isLast: boolean): number | null {
    const lineFeed = this.rest.indexOf('\n', start)
    if (this.isInLongLine || lineFeed === -1) {
      const isLong = this.isInLongLine || this.rest.length - start > maximumRecordLength
      if (!isLong && !isLast) return null
      if (isLong) return this.skipLongLine(start, lineFeed, isLast)
    }
    const lineEnd = lineFeed === -1 ? this.rest.length : lineFeed
    if (!this.isHeaderRead) return this.skipToHeader(start, lineEnd)
    const record = this.finder.find(this.rest, start)
    const mayContinue = record.isExhausted || record.end === this.rest.length
    if (mayContinue && !isLast && this.rest.length - start < maximumRecordLength) return null
    if (record.isExhausted) this.vainSearches += 1
    const hidesRows = record.end > lineEnd && this.hidesRows(this.rest.slice(lineEnd + 1, record.end))
    const found = hidesRows ? { ...record, problem: 'quote_unclosed' as const, end: lineEnd } : record
    const raw = this.rest.slice(start, found.end)
    this.takeRecord({ ...found, raw, isUnended: found.end === this.rest.length, textBefore: this.endOfTextBefore(start) })
    this.line += countLineFeeds(this.rest.slice(start, found.end)) + 1
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
    this.line += countLineFeeds(this.rest.slice(start, end)) + 1
    return end + 1
  }

  private takeRecord({ fields, problem, raw, isUnended, textBefore }: ReadRecord): void {
    if (problem !== null) return this.reject(problem, raw)
    if (fields.every((field) => field.trim() === '')) return
    const { columns } = this.file
    const isComplete = fields.length >= this.requiredColumns && fields.slice(columns.length).every((field) => field.trim() === '')
    if (!isComplete) {
      if (isBlankOrComment(raw)) return
      if (isFooter(raw)) {
        this.footers.push({ line: this.line, code: 'line_footer', value: raw.slice(0, 200) })
        return
      }
      if (fields.length > columns.length) return this.reject('columns_extra', raw)
      return this.reject(isUnended ? 'line_cut_off' : 'columns_missing', raw)
    }
    if (isUnended && isTruncated(raw, textBefore)) return this.reject('line_cut_off', raw)
    const storeId = withoutFormula(this.idOfPath ?? fields[this.idColumn] ?? '')
    const code = this.repeatsHeader(fields) ? 'header_repeated' : idProblem(storeId)
    if (code !== null) return this.reject(code, code === 'header_repeated' ? (fields[this.keyColumn] ?? '') : storeId)
    const needed = columns.map((column, index) => {
      if (column === null) return ''
      if (index === this.idColumn) return quoteField(storeId)
      const value = fields[index] ?? ''
      return quoteField(isAttributeColumn(column) ? value.replaceAll(/[\r\n]+/g, ' ') : value)
    })
    this.addRows(`${needed.join(this.file.delimiter)}\n`, 1)
  }

  /** Whether the first needed columns have names of columns in place of values. */
  private repeatsHeader(fields: readonly string[]): boolean {
    const isName = (column: number): boolean => this.names.get(column)?.has(plainName(fields[column] ?? '')) === true
    const others = [...this.names.keys()].filter((column) => column !== this.keyColumn)
    return isName(this.keyColumn) && (others.length === 0 || others.some(isName))
  }

  private endOfTextBefore(start: number): string {
    return (this.textBefore + this.rest.slice(Math.max(start - 10, 0), start)).slice(-10)
  }

  private addRows(text: string, rows: number): void {
    // A line that is followed by rows does not close the export.
    for (const { line, value } of this.footers.splice(0)) this.broken.push({ line, code: 'columns_missing', value })
    if (this.line - this.rows !== this.runOffset) this.runs.push({ row: this.rows, line: this.line })
    this.runOffset = this.line - this.rows
    this.rows += rows
    this.pieces.push(text)
  }

  private reject(code: IssueCode, raw: string): void {
    // A byte order mark is written out, because it gets lost at the beginning of a text that is read from the database.
    this.broken.push({ line: this.line, code, value: raw.slice(0, 200).replaceAll('\uFEFF', '<U+FEFF>') })
  }

  /** Whether a quoted field contains lines that look like rows: then its opening quote is a mistake. */
  private hidesRows(lines: string): boolean {
    return lines.split('\n').some((line) => looksLikeRow(line.split(this.file.delimiter), this.file.columns))
  }
}

/** Whether a value of a column can have line ends: a text that is not needed, or an address. */
function mayHaveLines(column: FileColumn | null): boolean {
  return column === null || isAttributeColumn(column)
}

/** Finds words in a text quickly, such as names of a column: nearly all values differ in length or in the first letter. */
class NameFinder {
  private readonly shortest: number
  private readonly longest: number
  private readonly firstLetters: ReadonlySet<number>

  /** `starts` are characters that can stand before a name besides its first letter. */
  constructor(
    private readonly names: ReadonlySet<string>,
    starts: string,
  ) {
    const lengths = [...names].map((name) => name.length)
    this.shortest = Math.min(...lengths)
    // Quotes, spaces and punctuation come on top of the letters.
    this.longest = Math.max(...lengths) + 6
    const letters = [...names].map((name) => name.charAt(0) + name.charAt(0).toUpperCase()).join('')
    this.firstLetters = new Set(Array.from(letters + starts, (letter) => letter.charCodeAt(0)))
  }

  isName(text: string, start: number, end: number): boolean {
    const length = end - start
    if (length < this.shortest || length > this.longest || !this.firstLetters.has(text.charCodeAt(start))) return false
    return this.names.has(plainName(text.slice(start, end)))
  }
}

/**
 * Whether a field may be empty, the name of the column or a spreadsheet error instead of a value. Spaces and quotes may
 * surround it.
 */
function mayNotBeValue(text: string, start: number, end: number, names: NameFinder): boolean {
  let first = start
  while (text.charCodeAt(first) === codes.space || text.charCodeAt(first) === codes.quote) first += 1
  return first >= end || text.charCodeAt(first) === codes.hash || names.isName(text, first, end)
}

function isExponent(code: number): boolean {
  return code === 69 || code === 101
}
