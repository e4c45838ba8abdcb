import type { IssueCode } from './issueKinds'

/** Why a line is not a record. */
type RecordProblem = Extract<IssueCode, 'quote_unclosed' | 'quote_followed' | 'not_utf8' | 'line_too_long'>

/** One record of a CSV file. `line` is the physical line it starts on; 1 is the first. */
interface CsvRecord {
  readonly line: number
  readonly fields: readonly string[]
  readonly raw: string
  readonly problem: RecordProblem | null
}

/** Neither a line nor a record over several lines is longer than this many characters. */
export const longestRecord = 100_000

/** What may stand between two fields, the most usual first. */
export const delimiters = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof delimiters)[number]

/** A record as it was found in a text. */
export interface FoundRecord {
  readonly fields: readonly string[]
  readonly problem: RecordProblem | null
  /** Where it ends in the text: its line feed, or the end of the text. */
  readonly end: number
  /** A quoted field was followed to the end of the text, or as far as a record may go, and did not end. */
  readonly isExhausted: boolean
}

/** The records of a whole text whose line ends are line feeds; blank lines are no records. */
export function splitRecords(text: string, delimiter: Delimiter): readonly CsvRecord[] {
  const finder = new RecordFinder(delimiter, () => true)
  const records: CsvRecord[] = []
  let line = 1
  for (let start = 0; start < text.length; ) {
    const { fields, problem, end } = finder.find(text, start)
    const raw = text.slice(start, end)
    if (fields.length > 1 || raw.trim() !== '') records.push({ line, fields, raw, problem })
    line += lineFeedsIn(raw) + 1
    start = end + 1
  }
  return records
}

export function lineFeedsIn(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1
  return count
}

/**
 * Finds the record that begins at a place in a text whose line ends are line feeds. A quoted field that does not end
 * properly costs its first line only. `mayHaveLines` says of which fields, counted from 0, may run over lines.
 */
export class RecordFinder {
  private readonly oneLine: RegExp
  private readonly manyLines: RegExp
  private readonly closed: RegExp

  constructor(
    private readonly delimiter: Delimiter,
    private readonly mayHaveLines: (field: number) => boolean,
  ) {
    this.oneLine = fieldPattern(delimiter, '"\\n')
    this.manyLines = fieldPattern(delimiter, '"')
    // With a delimiter in it, a quoted text is more likely one that should have been closed before.
    this.closed = new RegExp(`${quotedPattern(delimiter, `"\\n${delimiter}`)}(?!")`, 'y')
  }

  find(text: string, start: number): FoundRecord {
    const lineFeed = text.indexOf('\n', start)
    const lineEnd = lineFeed === -1 ? text.length : lineFeed
    const raw = text.slice(start, lineEnd)
    const broken = (problem: RecordProblem, isExhausted = false): FoundRecord => ({ fields: [raw], problem, end: lineEnd, isExhausted })
    if (raw.length > longestRecord) return broken('line_too_long')
    if (raw.includes('\uFFFD')) return broken('not_utf8')
    if (!raw.includes('"')) return { fields: raw.split(this.delimiter), problem: null, end: lineEnd, isExhausted: false }
    const reach = text.slice(start, start + longestRecord)
    const fields: string[] = []
    for (let position = 0; ; position += 1) {
      const pattern = this.mayHaveLines(fields.length) ? this.manyLines : this.oneLine
      pattern.lastIndex = position
      const match = pattern.exec(reach)
      this.closed.lastIndex = position
      if (match === null && this.closed.test(reach)) return broken('quote_followed')
      if (match === null) return broken('quote_unclosed', pattern === this.manyLines || !reach.includes('\n', position))
      position = pattern.lastIndex
      fields.push(match[1]?.replaceAll('""', '"') ?? match[0])
      if (reach[position] === this.delimiter) continue
      if (reach.slice(0, position).includes('\uFFFD')) return broken('not_utf8')
      return { fields, problem: null, end: start + position, isExhausted: false }
    }
  }
}

/** A field in quotes, which must end where the field ends, or a field that does not begin with a quote. */
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
