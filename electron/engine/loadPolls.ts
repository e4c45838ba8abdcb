import type { Connection } from './database'
import {
  appendText,
  createTextTable,
  textSource,
  unlessMalformed,
  wholeSource,
  type BrokenLine,
  type NumberedFile,
  type RowSource,
} from './loadCsv'
import newStore from './sql/new_store.sql?raw'
import newStorePoll from './sql/new_store_poll.sql?raw'
import poll from './sql/poll.sql?raw'
import pollsHead from './sql/polls_head.sql?raw'
import pollsProblem from './sql/polls_problem.sql?raw'
import pollsRow from './sql/polls_row.sql?raw'
import store from './sql/store.sql?raw'
import unplacedPoll from './sql/unplaced_poll.sql?raw'

/** The lines that are not records, by the number of their file. */
export type BrokenLines = ReadonlyMap<number, readonly BrokenLine[]>

/**
 * Makes `store`, of the stores that any file names, and `poll`, of the rows of all poll files. `polls_count` tells
 * how many rows each file has, and `polls_problem` lists those that cannot be used.
 *
 * The files are read, their stores looked up and their rows sorted in one statement, because a row that is written
 * between these steps costs more than the steps themselves.
 */
export async function loadPolls(
  connection: Connection,
  files: readonly NumberedFile[],
  signal: AbortSignal,
): Promise<BrokenLines> {
  const broken = new Map<number, readonly BrokenLine[]>()
  let sources: readonly RowSource[] = files.map(wholeSource)
  if (!(await unlessMalformed(files, () => sortPolls(connection, sources)))) {
    sources = await stagePolls(connection, files, broken, signal)
    await sortPolls(connection, sources)
  }
  await connection.run(
    'create temp table polls_count as select file_index, count(*) as rows from poll group by file_index',
  )
  await connection.run(
    `create temp table polls_problem
     (file_index bigint, row_id bigint, line bigint, problem varchar, problem_value varchar)`,
  )
  const { unplaced } = await connection.one<{ unplaced: number }>(
    'select count(*) as unplaced from poll where store_key is null',
  )
  if (unplaced > 0) await placePolls(connection, sources)
  await connection.run('drop table if exists polls_text')
  return broken
}

/** Makes `store` and `poll`, the rows that have no key yet at its end. */
async function sortPolls(connection: Connection, sources: readonly RowSource[]): Promise<void> {
  await runOnRows(connection, sources, 'create or replace temp table polls_head as', pollsHead)
  await connection.run(`create or replace table store as ${store}`)
  await runOnRows(connection, sources, 'create table poll as', poll)
}

/** The files one by one, those that are not well formed record by record by way of `polls_text`. */
async function stagePolls(
  connection: Connection,
  files: readonly NumberedFile[],
  broken: Map<number, readonly BrokenLine[]>,
  signal: AbortSignal,
): Promise<readonly RowSource[]> {
  const sources: RowSource[] = []
  await createTextTable(connection, 'polls_text', 'polls')
  for (const file of files) {
    const whole = wholeSource(file)
    // Of a single file it is known already.
    if (files.length > 1 && (await isWellFormed(connection, file, whole))) {
      sources.push(whole)
    } else {
      broken.set(file.index, await appendText(connection, 'polls_text', file, signal))
      sources.push(textSource('polls_text', file))
    }
  }
  return sources
}

/** Reads a file for nothing but that; counting what the columns hold makes DuckDB look at every field of them. */
async function isWellFormed(connection: Connection, file: NumberedFile, { sql, parameters }: RowSource): Promise<boolean> {
  return unlessMalformed([file], async () => {
    await connection.all(`select count(store_id || timestamp_utc || status) from (${sql})`, parameters)
  })
}

/** Reads the files once more for the rows without a key: new stores get theirs, and rows with a problem are listed. */
async function placePolls(connection: Connection, sources: readonly RowSource[]): Promise<void> {
  await runOnRows(connection, sources, 'create temp table unplaced_poll as', unplacedPoll)
  await connection.run(`insert into store ${newStore}`)
  await connection.run('delete from poll where store_key is null')
  await connection.run(`insert into poll ${newStorePoll}`)
  const problems = await connection.all<{ file_index: number }>(
    'select distinct file_index from unplaced_poll where problem is not null',
  )
  await connection.run('drop table unplaced_poll')
  if (problems.length === 0) return
  for (const source of sources) await runOnRows(connection, [source], 'insert into polls_problem', pollsProblem)
}

/** Runs a statement that ends in a query over `polls_row`, the rows of these sources. */
async function runOnRows(
  connection: Connection,
  sources: readonly RowSource[],
  statement: string,
  query: string,
): Promise<void> {
  const source = sources.map(({ sql }) => sql).join(' union all ')
  const parameters = Object.assign({}, ...sources.map((each) => each.parameters))
  await connection.run(`${statement} with source_row as (${source}), polls_row as (${pollsRow}) ${query}`, parameters)
}
