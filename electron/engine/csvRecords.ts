import { readText, type TextForm } from './fileText'

/** Why a line is not a record; the codes of `issues.ts`. */
export type RecordProblem = 'quote_unclosed' | 'not_utf8' | 'line_too_long'

/** One record of a CSV file. `line` is the physical line it starts on; 1 is the first. */
export interface CsvRecord {
  readonly line: number
  readonly fields: readonly string[]
  readonly raw: string
  readonly problem: RecordProblem | null
}

/** A record may run over lines, but not past this many characters: behind that there is an unclosed quote. */
const longestRecord = 100_000

/** What may stand between two fields, the most usual first. */
export const delimiters = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof delimiters)[number]

/** Reads the records of a file in batches; blank lines are no records. */
export async function* readRecords(
  form: TextForm,
  delimiter: Delimiter,
  signal: AbortSignal,
): AsyncGenerator<readonly CsvRecord[]> {
  const splitter = new RecordSplitter(delimiter)
  for await (const text of readText(form, signal)) yield splitter.push(text, false)
  yield splitter.push('', true)
}

/** A field in quotes, which must end where the field ends, or a field that does not begin with a quote. */
function fieldPattern(delimiter: Delimiter): RegExp {
  const blank = `[^\\S\\r\\n${delimiter}]*`
  const quoted = `${blank}"([^"]*(?:""[^"]*)*)"${blank}(?=[${delimiter}\\r\\n]|$)`
  return new RegExp(`${quoted}|(?!${blank}")[^${delimiter}\\r\\n]*`, 'y')
}

interface Measured extends CsvRecord {
  /** Characters with the line end. */
  readonly length: number
  readonly lines: number
}

/**
 * Splits text into records. Lines end with LF, CRLF or CR, in any mixture. A quoted field that does not end
 * properly costs its first line only: reading goes on with the line after it.
 */
export class RecordSplitter {
  private rest = ''
  private line = 1
  private isStart = true
  private readonly field: RegExp

  constructor(private readonly delimiter: Delimiter) {
    this.field = fieldPattern(delimiter)
  }

  /** The records that are complete with this much text; `isLast` says that no more follows. */
  push(text: string, isLast: boolean): readonly CsvRecord[] {
    this.rest += this.isStart ? text.replace(/^\uFEFF/, '') : text
    this.isStart &&= text === ''
    const records: CsvRecord[] = []
    let start = 0
    while (start < this.rest.length) {
      const record = this.readRecord(start, isLast)
      if (record === null) break
      if (record.fields.length > 1 || record.raw.trim() !== '') records.push(record)
      start += record.length
      this.line += record.lines
    }
    this.rest = this.rest.slice(start)
    return records
  }

  private readRecord(start: number, isLast: boolean): Measured | null {
    const lineEnd = this.findLineEnd(start, isLast)
    if (lineEnd === null && this.rest.length - start <= longestRecord) return null
    const end = lineEnd ?? { at: this.rest.length, next: this.rest.length }
    const raw = this.rest.slice(start, end.at)
    const whole = { line: this.line, length: end.next - start, lines: 1, raw }
    if (raw.length > longestRecord) return { ...whole, fields: [raw], problem: 'line_too_long' as const }
    const problem = raw.includes('\uFFFD') ? ('not_utf8' as const) : null
    if (!raw.includes('"')) return { ...whole, fields: raw.split(this.delimiter), problem }
    return this.readQuoted(start, isLast, { ...whole, fields: [raw], problem: 'quote_unclosed' as const })
  }

  private readQuoted(start: number, isLast: boolean, broken: Measured): Measured | null {
    const text = this.rest.slice(start, start + longestRecord)
    const isWhole = isLast && start + text.length === this.rest.length
    const fields: string[] = []
    let position = 0
    for (;;) {
      this.field.lastIndex = position
      const match = this.field.exec(text)
      position = this.field.lastIndex
      // A carriage return at the very end may have its line feed still to come.
      if ((match === null || position + 1 >= text.length) && !isWhole) {
        return isLast || text.length === longestRecord ? broken : null
      }
      if (match === null) return broken
      fields.push(match[1]?.replaceAll('""', '"') ?? match[0])
      if (text[position] !== this.delimiter) break
      position += 1
    }
    const raw = text.slice(0, position)
    const length = position + (text.startsWith('\r\n', position) ? 2 : position < text.length ? 1 : 0)
    const problem = raw.includes('\uFFFD') ? 'not_utf8' : null
    return { line: broken.line, fields, raw, problem, length, lines: raw.split(/\r\n|\r|\n/).length }
  }

  private findLineEnd(start: number, isLast: boolean): { at: number; next: number } | null {
    const lineFeed = this.rest.indexOf('\n', start)
    const until = lineFeed === -1 ? this.rest.length : lineFeed
    const carriage = this.rest.slice(start, until).indexOf('\r')
    if (carriage !== -1) {
      const at = start + carriage
      if (at + 1 === this.rest.length && !isLast) return null
      return { at, next: at + (this.rest[at + 1] === '\n' ? 2 : 1) }
    }
    if (lineFeed !== -1) return { at: lineFeed, next: lineFeed + 1 }
    return isLast ? { at: this.rest.length, next: this.rest.length } : null
  }
}
