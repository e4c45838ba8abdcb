import type { Connection } from '../core/database'
import { readBytes } from '../files/readText'
import { RowScanner } from './rowScanner'
import type { SourceFile } from './sourceQuery'

/** With more of them, a file is better looked at line by line. */
const mostProblems = 10_000

/**
 * Whether a text file that DuckDB has read as it is has its rows on the lines behind its header, one on each, and its rows
 * with a problem are rows to who reads line by line too. Then row 0 stands on line 2, and nothing else needs to be
 * looked at. `rows` is their number; `row_problem` has the problems. Throws FOLDER_UNREADABLE.
 */
export async function everyLineIsARow(
  connection: Connection,
  file: SourceFile,
  rows: number,
  signal: AbortSignal,
): Promise<boolean> {
  const problems = await connection.all<{ row_id: number }>(
    'select distinct row_id from row_problem where file_index = $index order by row_id limit $limit',
    { index: file.index, limit: mostProblems + 1 },
  )
  if (problems.length > mostProblems) return false
  const lines = await readLines(file, rows + 1, problems.map(({ row_id }) => row_id + 1), signal)
  if (lines === null) return false
  const { broken } = new RowScanner({ ...file, headerLine: 0 }).push(lines.map((line) => `${line}\n`).join(''), true)
  return broken.length === 0
}

/**
 * Some lines of a file, asked for by their numbers from 0, ascending. Null when it has another count of lines, or quotes
 * or line ends that could make one row of several lines or several of one: where neither is so, and there are as many
 * lines as rows, each row has its line.
 */
export async function readLines(
  file: Pick<SourceFile, 'path' | 'isCompressed'>,
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

/** Whether a carriage return stands for a line end of its own. The last byte is looked at together with the next piece. */
function hasLoneReturn(bytes: Buffer): boolean {
  for (let at = bytes.indexOf(carriageReturn); at !== -1 && at < bytes.length - 1; at = bytes.indexOf(carriageReturn, at + 1)) {
    if (bytes[at + 1] !== lineFeed) return true
  }
  return false
}
