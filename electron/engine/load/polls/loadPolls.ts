import type { Connection } from '../../core/database'
import type { SourceFile } from '../../scan/sourceFile'
import { sourceQuery } from '../../scan/sourceQuery'
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

/** Maximum share of unnamed stores in the first polls; if it is exceeded, the store ids of all polls are read first. */
const maximumUnnamedShare = 0.1

/**
 * Creates `store` from the stores in all files, and `poll` from the rows of all poll files. `polls_count` has the number
 * of rows of each file with the first and last instant, and `polls_problem` has the rows that cannot be used.
 *
 * One statement reads the files, looks up the stores and sorts the rows, because writing the rows between these steps
 * would cost more than the steps themselves.
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
  if (withoutKey.some(({ isUsable }) => isUsable)) await addPollsOfNewStores(connection, all)
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
 * Creates `store` and `poll`. Rows without a key come last in `poll`. Reading the rows of new stores again costs more than
 * a third of reading all rows, so few stores should be new: unless the other files name nearly all stores of the first
 * polls, the store ids of all polls are read beforehand, which costs half as much.
 */
async function sortPolls(connection: Connection, files: readonly SourceFile[]): Promise<void> {
  await runOnRows(connection, files, 'create or replace temp table polls_store as', pollsHead)
  await connection.run(`create or replace temp view unnamed_store as ${unnamedStore}`)
  const { unnamedShare } = await connection.one<{ unnamedShare: number | null }>(
    'select (select count(*) from unnamed_store) / count(*) as unnamedShare from polls_store',
  )
  // The zones beside the polls are those of any of their stores.
  const nameZones = files.some(({ columns }) => columns.includes('timezone_str'))
  if ((unnamedShare ?? 0) > maximumUnnamedShare || nameZones) {
    await runOnRows(connection, files, 'create or replace temp table polls_store as', pollsStore)
  }
  await connection.run(`create or replace table store as ${store}`)
  await runOnRows(connection, files, 'create table poll as', poll)
}

/** Reads the files again for the rows of stores without a key, and gives these stores their keys. */
async function addPollsOfNewStores(connection: Connection, files: readonly SourceFile[]): Promise<void> {
  await runOnRows(connection, files, 'create temp table unplaced_poll as', unplacedPoll)
  await connection.run(`insert into store ${newStore}`)
  await connection.run(`insert into poll ${newStorePoll}`)
  await connection.run('drop table unplaced_poll')
}

/** Runs a statement that ends with a query on `polls_row`, the rows of these files. */
async function runOnRows(
  connection: Connection,
  files: readonly SourceFile[],
  statement: string,
  query: string,
): Promise<void> {
  const { sql, parameters } = sourceQuery(files)
  await connection.run(`${statement} with source_row as (${sql}), polls_row as (${pollsRow}) ${query}`, parameters)
}
