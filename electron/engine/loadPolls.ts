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
import pollsProblem from './sql/polls_problem.sql?raw'
import pollsRow from './sql/polls_row.sql?raw'

/** The lines that are not records, by the number of their file. */
export type BrokenLines = ReadonlyMap<number, readonly BrokenLine[]>

/**
 * Makes `poll` of the rows of all poll files; `store` grows by the stores that only they name. `polls_count` tells
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
  if (!(await unlessMalformed(files, () => createPolls(connection, sources)))) {
    sources = await stagePolls(connection, files, broken, signal)
    await createPolls(connection, sources)
  }
  await connection.run(
    `create temp table polls_count as
     select file_index, count(*) as rows, count(*) filter (store_key is null and new_store_id is null) as problems
     from poll group by file_index`,
  )
  await listProblems(connection, sources)
  await placeNewStores(connection)
  await connection.run('drop table if exists polls_text')
  return broken
}

async function createPolls(connection: Connection, sources: readonly RowSource[]): Promise<void> {
  const source = sources.map(({ sql }) => sql).join(' union all ')
  const parameters = Object.assign({}, ...sources.map((each) => each.parameters))
  await connection.run(`create table poll as ${fromRows(source, poll)}`, parameters)
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

/** Most files have no row with a problem; only when there is one they are read once more. */
async function listProblems(connection: Connection, sources: readonly RowSource[]): Promise<void> {
  await connection.run(
    `create temp table polls_problem
     (file_index bigint, row_id bigint, line bigint, problem varchar, problem_value varchar)`,
  )
  const withProblems = await connection.all<{ file_index: number }>(
    'select file_index from polls_count where problems > 0 order by file_index',
  )
  if (withProblems.length === 0) return
  for (const source of sources) {
    await connection.run(`insert into polls_problem ${fromRows(source.sql, pollsProblem)}`, source.parameters)
  }
}

/** Gives the stores that only polls name their keys. The rows without any key, those with a problem, go. */
async function placeNewStores(connection: Connection): Promise<void> {
  await connection.run(`insert into store ${newStore}`)
  await connection.run(`create temp table new_store_poll as ${newStorePoll}`)
  await connection.run('delete from poll where store_key is null')
  await connection.run('insert into poll from new_store_poll')
  await connection.run('drop table new_store_poll')
  await connection.run('alter table poll drop column new_store_id')
}

function fromRows(source: string, query: string): string {
  return `with source_row as (${source}), polls_row as (${pollsRow}) ${query}`
}
