import type { Connection } from '../../core/database'
import type { SourceFile } from '../../scan/sourceFile'
import { sourceQuery, type SourceQuery } from '../../scan/sourceQuery'
import { EngineError } from '../../core/errors'
import { openKeptPolls, type PollSources } from './keptPolls'
import keptKey from './kept_key.sql?raw'
import keptPoll from './kept_poll.sql?raw'
import keptProblem from './kept_problem.sql?raw'
import keptStoreId from './kept_store_id.sql?raw'
import lackingKey from './lacking_key.sql?raw'
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
export async function loadPolls(connection: Connection, files: SourceFiles): Promise<true> {
  await files.read('polls', async (read) => {
    await sortPolls(connection, read, read, false)
  })
  await connection.run('create temp table kept_file (file_index bigint, rows bigint)')
  await completePolls(connection, files.ofRole('polls'))
  return true
}

/**
 * Does the same, but takes polls from an earlier load. Returns false if that does not give
 * what reading all files gives, or if a file is not well formed; then the catalog must be discarded.
 */
export async function loadKeptPolls(connection: Connection, files: readonly SourceFile[], found: PollSources): Promise<boolean> {
  const { read } = found
  await openKeptPolls(connection, found)
  try {
    // Only reading all files shows in which order stores got their keys that came late.
    if (!(await sortPolls(connection, files, read, true))) return false
  } catch (error) {
    if (error instanceof EngineError) throw error
    return false
  }
  await completePolls(connection, read, keptProblem)
  return true
}

/** Accounts for the rows that have no key, of these files and of `kept`, a query for problems that are known. */
async function completePolls(connection: Connection, all: readonly SourceFile[], kept?: string): Promise<void> {
  await connection.run(
    `create temp table polls_problem (file_index bigint, row_id bigint, problem varchar, problem_value varchar);
     create temp table unused_store (store_key integer)`,
  )
  if (kept !== undefined) await connection.run(`insert into polls_problem ${kept}`)
  const { hasProblems } = await connection.one<{ hasProblems: boolean }>('select exists (from polls_problem) as "hasProblems"')
  await connection.run(
    `create temp table polls_count as
     select file_index, count(*) as rows, min(observed_us) as first_us, max(observed_us) as last_us
     from (select file_index, observed_us from poll ${hasProblems ? 'union all select file_index, null from polls_problem' : ''})
     group by file_index`,
  )
  const withoutKey = await connection.all<{ file_index: number; isUsable: boolean }>(
    'select distinct file_index, observed_us is not null as isUsable from poll where store_key is null order by file_index',
  )
  if (withoutKey.length === 0 && !hasProblems) return
  await connection.run('delete from poll where store_key is null')
  if (withoutKey.some(({ isUsable }) => isUsable)) await addPollsOfNewStores(connection, all)
  await connection.run(`insert into unused_store ${unusedStore}; delete from store where store_key in (from unused_store)`)
  for (const { file_index } of withoutKey.filter(({ isUsable }) => !isUsable)) {
    const ofIndex = all.filter(({ index }) => index === file_index)
    await runOnRows(connection, ofIndex, 'create temp table problem_of_row as', pollsProblem)
    await connection.run(
      `insert into polls_problem
       select file_index, rowid + coalesce((select rows from kept_file where kept_file.file_index = problem_of_row.file_index), 0), problem, problem_value
       from problem_of_row where problem is not null`,
    )
    await connection.run('drop table problem_of_row')
  }
}

/**
 * Creates `store` and `poll` from the rows of `files`, of which `read` are read, and the rest is kept; false if a
 * store with kept polls has no key yet. Rows without a key come last in `poll`. Reading the rows of new stores again costs more than
 * a third of reading all rows, so few stores should be new: unless the other files name nearly all stores of the first
 * polls, the store ids of all polls are read beforehand, which costs half as much.
 */
async function sortPolls(connection: Connection, files: readonly SourceFile[], read: readonly SourceFile[], hasKept: boolean): Promise<boolean> {
  await runOnRows(connection, files, 'create or replace temp table polls_store as', pollsHead)
  await connection.run(`create or replace temp view unnamed_store as ${unnamedStore}`)
  const { unnamedShare } = await connection.one<{ unnamedShare: number | null }>(
    'select (select count(*) from unnamed_store) / count(*) as unnamedShare from polls_store',
  )
  // The zones beside the polls are those of any of their stores.
  const nameZones = files.some(({ columns }) => columns.includes('timezone_str'))
  if ((unnamedShare ?? 0) > maximumUnnamedShare || nameZones) {
    await runOnRows(connection, read, 'create or replace temp table polls_store as', hasKept ? `${pollsStore} union ${keptStoreId}` : pollsStore)
  }
  await connection.run(`create or replace table store as ${store}`)
  if (hasKept) {
    await connection.run(`create temp table kept_key as ${keptKey}`)
    // Nearly always every store has a key, which one look at the stores tells.
    const { isLacking } = await connection.one<{ isLacking: boolean }>(
      `select exists (from kept_key where store_key is null) and exists (${lackingKey}) as "isLacking"`,
    )
    if (isLacking) return false
  }
  await runOnRows(connection, read, 'create table poll as', hasKept ? `from ((${poll}) union all ${keptPoll}) ${order}` : poll)
  return true
}

/** Reads the files again for the rows of stores without a key, and gives these stores their keys. */
async function addPollsOfNewStores(connection: Connection, files: readonly SourceFile[]): Promise<void> {
  await runOnRows(connection, files, 'create temp table unplaced_row as', unplacedRow)
  await connection.run(`create temp table unplaced_poll as with source_row as (from unplaced_row), polls_row as (${pollsRow}) ${unplacedPoll}`)
  await connection.run(`insert into store ${newStore}`)
  await connection.run(`insert into poll ${newStorePoll}`)
  await connection.run('drop table unplaced_poll; drop table unplaced_row')
}

/** The rows of no file. */
const noRows: SourceQuery = {
  sql: `select null::usmallint as file_index, ${['store_id', 'timestamp_utc', 'status', 'status_meaning'].map((name) => `null::varchar as ${name}`).join(', ')} limit 0`,
  parameters: {},
}

/** The order of poll.sql, for its rows and those of kept_poll.sql together. */
const order = 'order by store_key, observed_us, is_active desc, file_index'

/** Runs a statement that ends with a query on `polls_row`, the rows of these files. */
async function runOnRows(
  connection: Connection,
  files: readonly SourceFile[],
  statement: string,
  query: string,
): Promise<void> {
  const { sql, parameters } = files.length === 0 ? noRows : sourceQuery(files)
  await connection.run(`${statement} with source_row as (${sql}), polls_row as (${pollsRow}) ${query}`, parameters)
}
