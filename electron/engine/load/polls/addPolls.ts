import pollDuplicate from '../accounting/poll_duplicate.sql?raw'
import { baseOf, copyTables, readTables, type LayeredRelation } from '../../cache/snapshot'
import type { Connection } from '../../core/connection'
import sameInstant from './same_instant.sql?raw'
import touchedInstant from './touched_instant.sql?raw'
import touchedPoll from './touched_poll.sql?raw'

/**
 * `poll` with the relations that it is made of if polls were added to those of an earlier load: the former ones, which may be in
 * a file, the instants at which they do not count any more, and those that came later.
 */
export const layeredPolls: LayeredRelation = { name: 'poll', parts: ['former_poll', 'replaced_instant', 'later_poll'] }

/** The tables of a load that are large and stay as they are. */
const lastingTables: ReadonlySet<string> = new Set(['poll', 'store', 'store_attribute', 'weekly_opening', 'written_opening'])

/** Where the tables of an earlier load are: in a catalog of the database, or in files that `writeTables` has written. */
export type EarlierTables = { readonly catalog: string } | { readonly paths: readonly string[] }

interface Renumbered {
  readonly former: number
  readonly index: number
}

/** Polls that came later are read from their own file as long as there are this many times as many former ones. */
const leastTimesFormer = 10

/** The order of poll.sql. */
const order = 'order by store_key, observed_us, is_active desc, file_index'

/**
 * Creates the relations of an earlier load in an empty catalog, with a `poll` of layers, to which polls can be added. Tables in a
 * file stay there if they are large, because to read them there takes less time than to copy them. `files` are the poll files
 * with the indexes that they had, and have now.
 */
export async function createFormer(connection: Connection, catalog: string, tables: EarlierTables, files: readonly Renumbered[] = []): Promise<void> {
  if ('paths' in tables) await readTables(connection, tables.paths, catalog, lastingTables)
  else await copyTables(connection, tables.catalog, catalog, layeredPolls)
  const [kind, polls] = 'paths' in tables ? ['view', `${baseOf(catalog)}.main.poll`] : ['table', `${tables.catalog}.main.poll`]
  await connection.run(
    `create ${kind} former_poll as ${renumbered(polls, files)};
     create table if not exists replaced_instant (store_key integer, observed_us bigint);
     create table if not exists later_poll (store_key integer, observed_us bigint, is_active boolean, file_index usmallint)`,
  )
  if (areRenumbered(files)) {
    for (const table of ['repeated_poll', 'later_poll']) await connection.run(`create or replace table ${table} as ${renumbered(table, files)}`)
  }
  await createLayers(connection)
}

/** Whether so few polls came later that they need not be joined with the former ones. */
export async function hasFewLater(connection: Connection): Promise<boolean> {
  const { later, former } = await connection.one<{ later: number; former: number }>('select (select count(*) from later_poll) as later, (select count(*) from former_poll) as former')
  return later * leastTimesFormer < former
}

/** Whether some poll files have other indexes than in an earlier load. */
export function areRenumbered(files: readonly Renumbered[]): boolean {
  return files.some(({ former, index }) => former !== index)
}

/** The rows of a relation, with the indexes that their files have now. */
function renumbered(relation: string, files: readonly Renumbered[]): string {
  if (!areRenumbered(files)) return `from ${relation}`
  const indexOf = new Map(files.map(({ former, index }) => [former, index]))
  const indexes = Array.from({ length: Math.max(...indexOf.keys()) + 1 }, (_, former) => indexOf.get(former) ?? 0)
  return `select * replace ([${indexes.join()}][file_index + 1]::usmallint as file_index) from ${relation}`
}

/** Creates `poll` from its layers. */
async function createLayers(connection: Connection): Promise<void> {
  const { isReplaced } = await connection.one<{ isReplaced: boolean }>('select exists (from replaced_instant) as "isReplaced"')
  // The join would cost time, and the order of the rows, also if it does nothing.
  const former = isReplaced ? 'select former_poll.* from former_poll anti join replaced_instant using (store_key, observed_us)' : 'from former_poll'
  await connection.run(`create or replace view poll as from (${former}) union all from later_poll`)
}

/**
 * Adds the rows of `added_poll` to the layers of `poll` and to `repeated_poll`, and creates `poll_duplicate`: how many more
 * duplicates each file has. Of polls of one store at one instant, all are looked at together again, old ones and added ones.
 */
export async function addPolls(connection: Connection): Promise<void> {
  await connection.run(
    `create temp table touched_instant as ${touchedInstant};
     create temp table touched_poll as from (${touchedPoll}) ${order};
     create temp view sorted_poll as select rowid as poll_id, * from touched_poll;
     create temp table former_duplicate as with same_instant as (${sameInstant}) ${pollDuplicate};
     create temp table joined_poll as from (from touched_poll union all from added_poll) ${order};
     create or replace temp view sorted_poll as select rowid as poll_id, * from joined_poll;
     create temp table same_instant as ${sameInstant};
     create temp table poll_duplicate as
     select file_index, sum(rows)::bigint as rows
     from (from (${pollDuplicate}) union all select file_index, -rows from former_duplicate)
     group by file_index;
     delete from later_poll where (store_key, observed_us) in (from touched_instant);
     delete from repeated_poll where (store_key, observed_us) in (from touched_instant);
     insert into replaced_instant from touched_instant anti join replaced_instant using (store_key, observed_us);
     insert into repeated_poll from joined_poll where rowid in (select row_id from same_instant);
     insert into later_poll from joined_poll where rowid not in (select row_id from same_instant)`,
  )
  await createLayers(connection)
}
