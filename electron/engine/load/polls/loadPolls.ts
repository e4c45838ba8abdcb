import type { Connection } from '../../core/database'
import { sourceOf, type SourceFile } from '../../scan/sourceQuery'
import type { SourceFiles } from '../../scan/sourceFiles'
import newStore from './new_store.sql?raw'
import newStorePoll from './new_store_poll.sql?raw'
import poll from './poll.sql?raw'
import pollsHead from './polls_head.sql?raw'
import pollsProblem from './polls_problem.sql?raw'
import pollsRow from './polls_row.sql?raw'
import pollsStore from './polls_store.sql?raw'
import store from './store.sql?raw'
import unnamedStore from './unnamed_store.sql?raw'
import unplacedPoll from './unplaced_poll.sql?raw'
import unusedStore from './unused_store.sql?raw'

/** The share of unnamed stores up to which the first polls are taken to name all that there are. */
const mostUnnamed = 0.1

/**
 * Makes `store`, of the stores that any file names, and `poll`, of the rows of all poll files. `polls_count` tells
 * how many rows each file has, and from when to when, and `polls_problem` lists those that cannot be used.
 *
 * The files are read, their stores looked up and their rows sorted in one statement, because a row that is written
 * between these steps costs more than the steps themselves.
 */
export async function loadPolls(connection: Connection, files: SourceFiles): Promise<void> {
  await files.read('polls', (read) => sortPolls(connection, read))
  await connection.run(
    `create temp table polls_count as
     select file_index, count(*) as rows, min(observed_us) as first_us, max(observed_us) as last_us
     from poll
     group by file_index`,
  )
  await connection.run(
    'create temp table polls_problem (file_index bigint, row_id bigint, problem varchar, problem_value varchar)',
  )
  const withoutKey = await connection.all<{ file_index: number; isUsable: boolean }>(
    'select distinct file_index, observed_us is not null as isUsable from poll where store_key is null order by file_index',
  )
  if (withoutKey.length === 0) return
  const all = files.ofRole('polls')
  await connection.run('delete from poll where store_key is null')
  if (withoutKey.some(({ isUsable }) => isUsable)) await placePolls(connection, all)
  await connection.run(`delete from store where store_key in (${unusedStore})`)
  for (const { file_index } of withoutKey.filter(({ isUsable }) => !isUsable)) {
    const ofIndex = all.filter(({ index }) => index === file_index)
    await runOnRows(connection, ofIndex, 'create temp table problem_of_row as', pollsProblem)
    await connection.run(
      `insert into polls_problem
       select file_index, rowid, problem, problem_value from problem_of_row where problem is not null`,
    )
    await connection.run('drop table problem_of_row')
  }
}

/**
 * Makes `store` and `poll`, the rows that have no key yet at its end. To read the rows of a new store once more costs
 * more than a third of reading all, so few stores should be new: where the other files do not name nearly all of the
 * first polls, the ids of all polls are read beforehand, which costs half as much.
 */
async function sortPolls(connection: Connection, files: readonly SourceFile[]): Promise<void> {
  await runOnRows(connection, files, 'create or replace temp table polls_store as', pollsHead)
  await connection.run(`create or replace temp view unnamed_store as ${unnamedStore}`)
  const { unnamedShare } = await connection.one<{ unnamedShare: number | null }>(
    'select (select count(*) from unnamed_store) / count(*) as unnamedShare from polls_store',
  )
  if ((unnamedShare ?? 0) > mostUnnamed) {
    await runOnRows(connection, files, 'create or replace temp table polls_store as', pollsStore)
  }
  await connection.run(`create or replace table store as ${store}`)
  await runOnRows(connection, files, 'create table poll as', poll)
}

/** Reads the files once more for the rows of stores without a key, which get theirs. */
async function placePolls(connection: Connection, files: readonly SourceFile[]): Promise<void> {
  await runOnRows(connection, files, 'create temp table unplaced_poll as', unplacedPoll)
  await connection.run(`insert into store ${newStore}`)
  await connection.run(`insert into poll ${newStorePoll}`)
  await connection.run('drop table unplaced_poll')
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
