import { basename } from 'node:path'
import type { FileSummary } from '../../shared/report'
import type { CsvFile } from './csvFolder'
import type { Connection } from './database'
import { issueKinds, toDataIssue, type IssueCode, type StoredIssue } from './issues'
import type { BrokenLines } from './loadPolls'
import { findLines } from './rowLines'
import fileCount from './sql/file_count.sql?raw'
import rowCount from './sql/row_count.sql?raw'
import rowProblem from './sql/row_problem.sql?raw'
import timezoneIssue from './sql/timezone_issue.sql?raw'

interface RowIssue {
  readonly row_id: number
  readonly line: number | null
  readonly code: IssueCode
  readonly value: string
}

/**
 * Says of every row of every file what became of it, and fills `issue` with those that could not be used as they
 * are. `brokenLines` are the lines of each file that are not records. The counts are taken independently of each
 * other, so that a row unaccounted for shows.
 */
export async function accountForRows(
  connection: Connection,
  files: readonly CsvFile[],
  brokenLines: BrokenLines,
  signal: AbortSignal,
): Promise<readonly FileSummary[]> {
  await connection.run(`create temp table timezone_issue as ${timezoneIssue}`)
  await connection.run(`create temp table row_problem as ${rowProblem}`)
  const rowCounts = await connection.all<{ file_index: number; rows: number }>(rowCount)
  const counts = await connection.all<{ file_index: number; rows_loaded: number; rows_duplicate: number }>(fileCount)
  const summaries: FileSummary[] = []
  for (const [index, file] of files.entries()) {
    const broken = brokenLines.get(index) ?? []
    const rows = await connection.all<RowIssue>(
      'select row_id, line, code, value from row_problem where file_index = $index order by row_id',
      { index },
    )
    const lines = await linesOf(file, rows, signal)
    await connection.append(
      'issue',
      [...rows.map(({ code, value }, at) => ({ code, value, line: lines[at] ?? null })), ...broken].map(
        ({ line, code, value }) => [file.name, line, code, value],
      ),
    )
    const records = rowCounts.find(({ file_index }) => file_index === index)?.rows ?? 0
    const count = counts.find(({ file_index }) => file_index === index)
    summaries.push({
      role: file.role,
      path: file.path,
      rowsRead: records + broken.length,
      rowsLoaded: count?.rows_loaded ?? 0,
      rowsDuplicate: count?.rows_duplicate ?? 0,
      rowsRejected: broken.length + rows.filter(({ code }) => issueKinds[code].outcome === 'rejected').length,
    })
  }
  return summaries
}

/** Why there are no polls, for when none can be used: the first issue in a file of them, as a sentence. */
export async function firstIssue(connection: Connection, files: readonly FileSummary[]): Promise<string> {
  const polls = new Set(files.filter(({ role }) => role === 'polls').map(({ path }) => basename(path)))
  const firstOfFiles = await connection.all<StoredIssue>('select distinct on (file) * from issue order by file, line')
  const first = firstOfFiles.find(({ file }) => polls.has(file))
  if (first === undefined) return 'The poll files have no rows.'
  const { file, line, column, value, reason } = toDataIssue(first)
  return `${file}, line ${line}${column === '' ? '' : `, ${column}`}: "${value}". ${reason}`
}

/** Rows that DuckDB read do not know their line; their place in the file tells it. */
async function linesOf(
  file: CsvFile,
  rows: readonly RowIssue[],
  signal: AbortSignal,
): Promise<readonly (number | null)[]> {
  if (rows.every(({ line }) => line !== null)) return rows.map(({ line }) => line)
  const places = rows.map(({ row_id }) => row_id)
  return findLines(file.path, file.delimiter, places, signal)
}
