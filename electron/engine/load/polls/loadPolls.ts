import type { Connection } from '../../core/connection'
import type { SourceFile } from '../../scan/sourceFile'
import { sourceQuery } from '../../scan/sourceQuery'
import type { SourceFiles } from '../../scan/sourceFiles'
import newStore from './new_store.sql?raw'
import newStorePoll from './new_store_poll.sql?raw'
import numberedStore from './numbered_store.sql?raw'
import poll from './poll.sql?raw'
import pollsHead from './polls_head.sql?raw'
import pollsProblem from './polls_problem.sql?raw'
import pollsRow from './polls_row.sql?raw'
import pollsStore from './polls_store.sql?raw'
import store from './store.sql?raw'
import unnamedStore from './unnamed_store.sql?raw'
import unplacedPoll from './unplaced_poll.sql?raw'
import unplacedRow from './unplaced_row.sql?raw'
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
  const all = files.ofRole('polls')
  const withoutKey = await countPolls(connection, 'poll')
  if (withoutKey.length === 0) return
  await connection.run('delete from poll where store_key is null')
  if (withoutKey.some(({ isUsable }) => isUsable)) await addPollsOfNewStores(connection, all)
  await connection.run(`delete from store where store_key in (${unusedStore})`)
  await numberStores(connection)
  await addProblems(connection, all, withoutKey)
}

/**
 * Creates `added_poll` from the rows of these files, and `polls_count` and `polls_problem` of them. Returns false if one of
 * the rows may change more than `poll`: if its store has no polls, or if every line has to be scanned.
 */
export async function loadAddedPolls(connection: Connection, files: readonly SourceFile[]): Promise<boolean> {
  await runOnRows(connection, files, 'create temp table added_poll as', poll)
  const withoutKey = await countPolls(connection, 'added_poll')
  if (withoutKey.some(({ isUsable }) => isUsable)) return false
  const { isNew } = await connection.one<{ isNew: boolean }>(
    `select exists (
       from (select distinct store_key from added_poll where store_key is not null)
       anti join (select store_key from former_poll union all select store_key from later_poll) using (store_key)
     ) as "isNew"`,
  )
  if (isNew) return false
  if (withoutKey.length === 0) return true
  await connection.run('delete from added_poll where store_key is null')
  await addProblems(connection, files, withoutKey)
  const { isOdd } = await connection.one<{ isOdd: boolean }>('select exists (from polls_problem where contains(problem_value, chr(10))) as "isOdd"')
  return !isOdd
}

interface RowsWithoutKey {
  readonly file_index: number
  readonly isUsable: boolean
}

/** Creates `polls_count` from rows of all poll files that were just read, and tells in which files rows have no key. */
async function countPolls(connection: Connection, table: 'poll' | 'added_poll'): Promise<readonly RowsWithoutKey[]> {
  await connection.run(
    `create temp table polls_problem (file_index bigint, row_id bigint, problem varchar, problem_value varchar);
     create temp table polls_count as
     select file_index, count(*) as rows, count(observed_us) as usable_rows, min(observed_us) as first_us, max(observed_us) as last_us
     from ${table} group by file_index`,
  )
  return connection.all<RowsWithoutKey>(
    `select distinct file_index, observed_us is not null as "isUsable" from ${table} where store_key is null order by file_index`,
  )
}

/** Reads the files again that have unusable rows. */
async function addProblems(connection: Connection, files: readonly SourceFile[], withoutKey: readonly RowsWithoutKey[]): Promise<void> {
  for (const { file_index } of withoutKey.filter(({ isUsable }) => !isUsable)) {
    const ofIndex = files.filter(({ index }) => index === file_index)
    await runOnRows(connection, ofIndex, 'create temp table problem_of_row as', pollsProblem)
    await connection.run(
      `insert into polls_problem select file_index, rowid, problem, problem_value from problem_of_row where problem is not null;
       drop table problem_of_row`,
    )
  }
}

/** Gives the stores keys in the order of their ids, so that these do not depend on which files have which rows. */
async function numberStores(connection: Connection): Promise<void> {
  await connection.run(`create temp table numbered_store as ${numberedStore}`)
  const { isOrdered } = await connection.one<{ isOrdered: boolean }>(
    'select not exists (from numbered_store where store_key <> former_key) as "isOrdered"',
  )
  if (isOrdered) return
  await connection.run(
    `update poll set store_key = numbered_store.store_key from numbered_store where former_key = poll.store_key;
     create or replace table store as
     select numbered_store.store_key, store.* exclude (store_key)
     from store
     join numbered_store on former_key = store.store_key
     order by numbered_store.store_key`,
  )
}

/**
 * Creates `store` and `poll` from the rows of `files`. Rows without a key come last in `poll`. Reading the rows of new stores again costs more than
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
  await runOnRows(connection, files, 'create temp table unplaced_row as', unplacedRow)
  await connection.run(`create temp table unplaced_poll as with source_row as (from unplaced_row), polls_row as (${pollsRow}) ${unplacedPoll}`)
  await connection.run(`insert into store ${newStore}`)
  await connection.run(`insert into poll ${newStorePoll}`)
  await connection.run('drop table unplaced_poll; drop table unplaced_row')
}

/** Runs a statement that ends with a query on `source_row` or `polls_row`, the rows of these files as they are written and as they are read. */
async function runOnRows(
  connection: Connection,
  files: readonly SourceFile[],
  statement: string,
  query: string,
): Promise<void> {
  const { sql, parameters } = sourceQuery(files)
  await connection.run(`${statement} with source_row as (${sql}), polls_row as (${pollsRow}) ${query}`, parameters)
}
