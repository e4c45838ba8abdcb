import { setImmediate } from 'node:timers/promises'
import type { Connection } from '../core/connection'
import { readBytes } from '../files/readText'
import { RowScanner } from './rowScanner'
import type { SourceFile } from './sourceFile'

/** A file with more problems than this is scanned instead. */
const maximumProblems = 10_000
/** After so many lines, other work of the program gets a turn. */
const linesPerTurn = 500

/**
 * Whether a text file that DuckDB has read without a copy has one row on each line after its header, and the scanner
 * agrees that the rows in `row_problem` are rows. Then row 0 is on the line after the header, and the file does not have to
 * be scanned.
 * `rows` is the number of rows that DuckDB has found. Throws FOLDER_UNREADABLE.
 */
export async function hasOneRowPerLine(
  connection: Connection,
  file: SourceFile,
  rows: number,
  signal: AbortSignal,
): Promise<boolean> {
  const problems = await connection.all<{ row_id: number }>(
    'select distinct row_id from row_problem where file_index = $index order by row_id limit $limit',
    { index: file.index, limit: maximumProblems + 1 },
  )
  if (problems.length > maximumProblems) return false
  const { headerLine } = file
  const lines = await readLines(file, rows + headerLine, problems.map(({ row_id }) => row_id + headerLine), signal)
  if (lines === null) return false
  const scanner = new RowScanner({ ...file, headerLine: 0 })
  for (let start = 0; start < lines.length; start += linesPerTurn) {
    const { broken } = scanner.push(lines.slice(start, start + linesPerTurn).map((line) => `${line}\n`).join(''), false)
    if (broken.length > 0) return false
    await setImmediate()
  }
  return scanner.push('', true).broken.length === 0 && scanner.rowCount === lines.length
}

/**
 * Reads the lines of a file with these numbers, counted from 0 and ascending. Null if the file does not have `count`
 * lines, or if it has quotes or lone carriage returns: with them, lines and rows need not correspond.
 */
export async function readLines(
  file: Pick<SourceFile, 'path' | 'root' | 'compression'>,
  count: number,
  wanted: readonly number[],
  signal: AbortSignal,
): Promise<readonly string[] | null> {
  const lines: string[] = []
  let line = 0
  let rest: Buffer = Buffer.of()
  const endLine = (text: Buffer): void => {
    if (line === wanted[lines.length]) lines.push(text.toString('utf8').replace(/\r$/, ''))
    line += 1
  }
  for await (const piece of readBytes(file, signal)) {
    const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece])
    if (bytes.includes('"') || hasLoneReturn(bytes)) return null
    let start = 0
    for (let end = bytes.indexOf(lineFeed); end !== -1; end = bytes.indexOf(lineFeed, start)) {
      endLine(bytes.subarray(start, end))
      start = end + 1
    }
    rest = bytes.subarray(start)
  }
  if (rest.length > 0) endLine(rest)
  return line === count ? lines : null
}

const [lineFeed, carriageReturn] = [10, 13]

/** Whether a carriage return is not followed by a line feed. The last byte is checked together with the next piece. */
function hasLoneReturn(bytes: Buffer): boolean {
  for (let at = bytes.indexOf(carriageReturn); at !== -1 && at < bytes.length - 1; at = bytes.indexOf(carriageReturn, at + 1)) {
    if (bytes[at + 1] !== lineFeed) return true
  }
  return false
}
