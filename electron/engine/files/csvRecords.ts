import type { IssueCode } from './issueKinds'

/** The reason why a line is not a record. */
type RecordProblem = Extract<IssueCode, 'quote_unclosed' | 'quote_followed' | 'not_utf8' | 'line_too_long'>

/** One record of a CSV file. `line` is the physical line on which it starts; 1 is the first. */
interface CsvRecord {
  readonly line: number
  readonly fields: readonly string[]
  readonly raw: string
  readonly problem: RecordProblem | null
}

/** Maximum length in characters of a line, and of a record that spans several lines. */
export const maximumRecordLength = 100_000

/** The supported field delimiters, the most common first. */
export const delimiters = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof delimiters)[number]

/** A record in a text, found by `RecordFinder`. */
interface FoundRecord {
  readonly fields: readonly string[]
  readonly problem: RecordProblem | null
  /** The position in the text where it ends: its line feed, or the end of the text. */
  readonly end: number
  /** Whether a quoted field did not end before the end of the text, or within the maximum length of a record. */
  readonly isExhausted: boolean
}

/** Splits a whole text, whose line ends are line feeds, into records. Blank lines are not records. */
export function splitRecords(text: string, delimiter: Delimiter): readonly CsvRecord[] {
  return [...recordsOf(text, delimiter)]
}

/** Yields the same records one by one, for who may stop early. */
export function* recordsOf(text: string, delimiter: Delimiter): Generator<CsvRecord> {
  const finder = new RecordFinder(delimiter, () => true)
  let line = 1
  for (let start = 0; start < text.length; ) {
    const { fields, problem, end } = finder.find(text, start)
    const raw = text.slice(start, end)
    if (fields.length > 1 || raw.trim() !== '') yield { line, fields, raw, problem }
    line += countLineFeeds(raw) + 1
    start = end + 1
  }
}

export function countLineFeeds(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1
  return count
}

/** Writes a value as a quoted CSV field. */
export function quoteField(value: string): string {
  return `"${value.replaceAll('"', '""')}"`
}

/**
 * Finds the record that begins at a position in a text whose line ends are line feeds. A quoted field that does not end
 * properly costs only its first line. `maySpanLines` says which fields, counted from 0, may contain line feeds.
 */
export class RecordFinder {
  private readonly oneLine: RegExp
  private readonly manyLines: RegExp
  private readonly closed: RegExp

  constructor(
    private readonly delimiter: Delimiter,
    private readonly maySpanLines: (field: number) => boolean,
  ) {
    this.oneLine = fieldPattern(delimiter, '"\\n')
    this.manyLines = fieldPattern(delimiter, '"')
    // A quoted text that contains a delimiter more likely lacks an earlier closing quote.
    this.closed = new RegExp(`${quotedPattern(delimiter, `"\\n${delimiter}`)}(?!")`, 'y')
  }

  find(text: string, start: number): FoundRecord {
    const lineFeed = text.indexOf('\n', start)
    const lineEnd = lineFeed === -1 ? text.length : lineFeed
    const raw = text.slice(start, lineEnd)
    const broken = (problem: RecordProblem, isExhausted = false): FoundRecord => ({ fields: [raw], problem, end: lineEnd, isExhausted })
    if (raw.length > maximumRecordLength) return broken('line_too_long')
    if (raw.includes('\uFFFD')) return broken('not_utf8')
    if (!raw.includes('"')) return { fields: raw.split(this.delimiter), problem: null, end: lineEnd, isExhausted: false }
    const excerpt = text.slice(start, start + maximumRecordLength)
    const fields: string[] = []
    for (let position = 0; ; position += 1) {
      const pattern = this.maySpanLines(fields.length) ? this.manyLines : this.oneLine
      pattern.lastIndex = position
      const match = pattern.exec(excerpt)
      this.closed.lastIndex = position
      if (match === null && this.closed.test(excerpt)) return broken('quote_followed')
      if (match === null) return broken('quote_unclosed', pattern === this.manyLines || !excerpt.includes('\n', position))
      position = pattern.lastIndex
      fields.push(match[1]?.replaceAll('""', '"') ?? match[0])
      if (excerpt[position] === this.delimiter) continue
      if (excerpt.slice(0, position).includes('\uFFFD')) return broken('not_utf8')
      return { fields, problem: null, end: start + position, isExhausted: false }
    }
  }
}

/** Matches a quoted field whose closing quote ends the field, or a field that does not begin with a quote. */
function fieldPattern(delimiter: Delimiter, notInQuotes: string): RegExp {
  const blank = blankPattern(delimiter)
  return new RegExp(`${quotedPattern(delimiter, notInQuotes)}${blank}(?=[${delimiter}\\n]|$)|(?!${blank}")[^${delimiter}\\n]*`, 'y')
}

function quotedPattern(delimiter: Delimiter, notInQuotes: string): string {
  return `${blankPattern(delimiter)}"([^${notInQuotes}]*(?:""[^${notInQuotes}]*)*)"`
}

function blankPattern(delimiter: Delimiter): string {
  return `[^\\S\\n${delimiter}]*`
}
