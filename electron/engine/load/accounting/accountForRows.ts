import type { FileSummary } from '../../../../shared/folder/dataSet'
import type { WeekdayNumbering } from '../../../../shared/folder/mapping'
import type { Connection } from '../../core/connection'
import readForms from '../../core/read_forms.sql?raw'
import refineCode from '../../core/refine_code.sql?raw'
import type { CleanedCopies } from '../../scan/cleanedCopies'
import { issueKinds, type IssueCode } from '../../files/issueKinds'
import { toDataIssue, type StoredIssue } from './storedIssues'
import { describeShape } from '../../scan/describeShape'
import { describeReadings } from '../../scan/readings'
import { hasZonesBeside, type SourceFile } from '../../scan/sourceFile'
import { columnNames } from '../../mapping/columnSampler'
import fileCount from './file_count.sql?raw'
import pollCount from './poll_count.sql?raw'
import pollProblem from './poll_problem.sql?raw'
import rowCount from './row_count.sql?raw'
import rowIssue from './row_issue.sql?raw'
import rowProblem from './row_problem.sql?raw'
import zoneBesideIssue from './zone_beside_issue.sql?raw'
import timezoneIssue from './timezone_issue.sql?raw'
import unknownStatus from './unknown_status.sql?raw'

/**
 * Counts for every file how many rows were loaded, duplicate and rejected, and adds the unusable rows to `issue`. The
 * counts are independent of each other, so that a lost row shows. Returns null if the scanner finds other rows than
 * DuckDB in a file that was read directly: then every line has to be scanned. `numbering` says how
 * weekdays are numbered in the files with this index that number them.
 */
export async function accountForRows(
  connection: Connection,
  files: readonly SourceFile[],
  copies: CleanedCopies,
  numbering: ReadonlyMap<number, WeekdayNumbering>,
): Promise<readonly FileSummary[] | null> {
  await connection.run(`create temp table timezone_issue as ${timezoneIssue}`)
  await connection.run(
    files.some(hasZonesBeside)
      ? `create temp table zone_beside_issue as ${zoneBesideIssue}`
      : 'create temp table zone_beside_issue (file_index usmallint, hours_id bigint, row_id bigint, code varchar, value varchar)',
  )
  await connection.run(`create temp table row_problem as ${pollProblem}`)
  await connection.run(`insert into row_problem ${rowProblem}`)
  const rowCounts = await connection.all<RowCount>(rowCount)
  const counts = await connection.all<LoadedCount>(fileCount)
  const polls = await connection.all<RowCount & LoadedCount>(pollCount)
  return addIssues(connection, files, copies, numbering, { rowCounts: [...rowCounts, ...polls], counts: [...counts, ...polls] })
}

/**
 * Does the same for poll files alone. `rowsBefore` has the number of rows before those of a file which is the end of another
 * one, by its index.
 */
export async function accountForPolls(
  connection: Connection,
  files: readonly SourceFile[],
  copies: CleanedCopies,
  rowsBefore: ReadonlyMap<number, number>,
): Promise<readonly FileSummary[] | null> {
  await connection.run(`create temp table row_problem as ${pollProblem}`)
  const polls = await connection.all<RowCount & LoadedCount>(pollCount)
  return addIssues(connection, files, copies, new Map(), { rowCounts: polls, counts: polls }, rowsBefore)
}

interface RowCount {
  readonly file_index: number
  readonly rows: number
}

interface LoadedCount {
  readonly file_index: number
  readonly rows_loaded: number
  readonly rows_duplicate: number
}

interface Counts {
  readonly rowCounts: readonly RowCount[]
  readonly counts: readonly LoadedCount[]
}

/** Adds the rows in `row_problem` to `issue`, and puts the counts of each file together. */
async function addIssues(
  connection: Connection,
  files: readonly SourceFile[],
  copies: CleanedCopies,
  numbering: ReadonlyMap<number, WeekdayNumbering>,
  { rowCounts, counts }: Counts,
  rowsBefore: ReadonlyMap<number, number> = new Map(),
): Promise<readonly FileSummary[] | null> {
  const problems = await connection.all<{ file_index: number; code: IssueCode; rows: number }>(
    'select file_index, code, count(*) as rows from row_problem group by all',
  )
  for (const file of files) {
    if (file.isCopy || !problems.some(({ file_index }) => file_index === file.index)) continue
    const rowsOfDuckDb = rowCounts.find(({ file_index }) => file_index === file.index)?.rows ?? 0
    await copies.listLines(file, rowsOfDuckDb)
    const { rows, broken } = copies.countsOf(file) ?? { rows: null, broken: 0 }
    if (rows !== null && (broken > 0 || rows !== rowsOfDuckDb)) return null
  }
  for (const [index, rows] of rowsBefore) await connection.run('update row_run set line = line + $rows where file_index = $index', { index, rows })
  await connection.append('data_file', files.map(({ index, name }) => [index, name]))
  if (problems.length > 0) {
    await connection.run(`${readForms}; ${refineCode}`)
    await connection.run(`insert into issue ${rowIssue}`)
  }
  return files.map((file) => {
    const ofFile = ({ file_index }: { file_index: number }): boolean => file_index === file.index
    const lines = copies.countsOf(file)
    const count = counts.find(ofFile)
    const rejected = problems.filter((problem) => ofFile(problem) && issueKinds[problem.code].outcome === 'rejected')
    return {
      role: file.role,
      path: file.path,
      rowsRead: lines === undefined ? (rowCounts.find(ofFile)?.rows ?? 0) : lines.rows + lines.broken,
      rowsLoaded: count?.rows_loaded ?? 0,
      rowsDuplicate: count?.rows_duplicate ?? 0,
      rowsRejected: (lines?.broken ?? 0) + rejected.reduce((sum, { rows }) => sum + rows, 0),
      unusedColumns: columnNames(file.header).filter((_, at) => file.columns[at] === null),
      readings: [
        ...describeShape(file),
        ...describeReadings(file.readings),
        ...sentenceOf(numbering.get(file.index)),
      ],
    }
  })
}

function sentenceOf(numbering: WeekdayNumbering | undefined): readonly string[] {
  return numbering === undefined ? [] : [weekdaySentences[numbering]]
}

const weekdaySentences: Readonly<Record<WeekdayNumbering, string>> = {
  monday0: 'Weekdays are numbered from 0 (Monday) to 6 (Sunday).',
  sunday0: 'Weekdays are numbered from 0 (Sunday) to 6 (Saturday).',
  iso: 'Weekdays are numbered from 1 (Monday) to 7 (Sunday).',
  sunday1: 'Weekdays are numbered from 1 (Sunday) to 7 (Saturday).',
}

/** Creates the empty relations for issues and line numbers. */
export async function createIssueTables(connection: Connection): Promise<void> {
  await connection.run('create table issue (file varchar, line bigint, code varchar, value varchar)')
  await createLineTables(connection)
}

/** Creates the empty relations that are needed to add issues. */
export async function createLineTables(connection: Connection): Promise<void> {
  await connection.run(`
    create temp table data_file (file_index bigint, name varchar);
    create temp table row_run (file_index bigint, row bigint, line bigint)`)
}

/** The words in status columns whose meaning is not known, and the number of rows rejected for each, the most first. */
export function unknownStatuses(connection: Connection): Promise<readonly { readonly word: string; readonly rows: number }[]> {
  return connection.all(unknownStatus)
}

/** Explains why none of the polls can be used: the first issue in a poll file, as a sentence. */
export async function firstIssue(connection: Connection, files: readonly SourceFile[]): Promise<string> {
  const polls = new Set(files.filter(({ role }) => role === 'polls').map(({ name }) => name))
  const firstOfFiles = await connection.all<StoredIssue>('select distinct on (file) * from issue order by file, line')
  const first = firstOfFiles.find(({ file }) => polls.has(file))
  if (first === undefined) return 'The poll files have no rows.'
  const { file, line, column, value, reason } = toDataIssue(first)
  return `${file}, line ${line}${column === '' ? '' : `, ${column}`}: "${value}". ${reason}`
}
