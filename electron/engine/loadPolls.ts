import type { Connection } from './database'
import { sourceOf, type SourceFile } from './rowSource'
import type { SourceFiles } from './sourceFiles'
import newStore from './sql/new_store.sql?raw'
import newStorePoll from './sql/new_store_poll.sql?raw'
import poll from './sql/poll.sql?raw'
import pollsHead from './sql/polls_head.sql?raw'
import pollsProblem from './sql/polls_problem.sql?raw'
import pollsRow from './sql/polls_row.sql?raw'
import store from './sql/store.sql?raw'
import unplacedPoll from './sql/unplaced_poll.sql?raw'
import unusedStore from './sql/unused_store.sql?raw'

/**
 * Makes `store`, of the stores that any file names, and `poll`, of the rows of all poll files. `polls_count` tells
 * how many rows each file has, and `polls_problem` lists those that cannot be used.
 *
 * The files are read, their stores looked up and their rows sorted in one statement, because a row that is written
 * between these steps costs more than the steps themselves.
 */
export async function loadPolls(connection: Connection, files: SourceFiles): Promise<void> {
  await files.read('polls', (read) => sortPolls(connection, read))
  await connection.run(
    'create temp table polls_count as select file_index, count(*) as rows from poll group by file_index',
  )
  await connection.run(
    'create temp table polls_problem (file_index bigint, row_id bigint, problem varchar, problem_value varchar)',
  )
  const { unplaced } = await connection.one<{ unplaced: number }>(
    'select count(*) as unplaced from poll where store_key is null',
  )
  if (unplaced > 0) await placePolls(connection, files.ofRole('polls'))
}

/** Makes `store` and `poll`, the rows that have no key yet at its end. */
async function sortPolls(connection: Connection, files: readonly SourceFile[]): Promise<void> {
  await runOnRows(connection, files, 'create or replace temp table polls_head as', pollsHead)
  await connection.run(`create or replace table store as ${store}`)
  await runOnRows(connection, files, 'create table poll as', poll)
}

/** Reads the files once more for the rows without a key: new stores get theirs, and rows with a problem are listed. */
async function placePolls(connection: Connection, files: readonly SourceFile[]): Promise<void> {
  await runOnRows(connection, files, 'create temp table unplaced_poll as', unplacedPoll)
  await connection.run(`insert into store ${newStore}`)
  await connection.run('delete from poll where store_key is null')
  await connection.run(`insert into poll ${newStorePoll}`)
  await connection.run(`delete from store where store_key in (${unusedStore})`)
  const withProblems = await connection.all<{ file_index: number }>(
    'select distinct file_index from unplaced_poll where problem is not null order by file_index',
  )
  await connection.run('drop table unplaced_poll')
  for (const { file_index } of withProblems) {
    const ofIndex = files.filter(({ index }) => index === file_index)
    await runOnRows(connection, ofIndex, 'insert into polls_problem', pollsProblem)
  }
}

/** Runs a statement that ends in a query over `polls_row`, the rows of these files. */
async function runOnRows(
  connection: Connection,
  files: readonly SourceFile[],
  statement: string,
  query: string,
): Promise<void> {
  const { sql, parameters } = sourceOf(files)
  await connection.run(`${statement} with source_row as (${sql}), polls_row as (${pollsRow}) ${query}`, parameters)
}
