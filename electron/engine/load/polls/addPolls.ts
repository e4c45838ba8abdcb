import pollDuplicate from '../accounting/poll_duplicate.sql?raw'
import { listValue } from '@duckdb/node-api'
import type { Connection } from '../../core/connection'
import sameInstant from './same_instant.sql?raw'
import touchedPoll from './touched_poll.sql?raw'

/** The order of poll.sql. */
const order = 'order by store_key, observed_us, is_active desc, file_index'

/**
 * Adds the rows of `added_poll` to `poll` and `repeated_poll` of an earlier load, and creates `poll_duplicate`: how many more
 * duplicates each file has. Of polls of one store at one instant, all are looked at together again, old ones and added ones.
 */
export async function addPolls(connection: Connection): Promise<void> {
  await connection.run(
    `create temp table touched_poll as from (${touchedPoll}) ${order};
     create temp view sorted_poll as select rowid as poll_id, * from touched_poll;
     create temp table former_duplicate as with same_instant as (${sameInstant}) ${pollDuplicate};
     create temp table joined_poll as from (from touched_poll union all from added_poll) ${order};
     create or replace temp view sorted_poll as select rowid as poll_id, * from joined_poll;
     create temp table same_instant as ${sameInstant};
     create temp table poll_duplicate as
     select file_index, sum(rows)::bigint as rows
     from (from (${pollDuplicate}) union all select file_index, -rows from former_duplicate)
     group by file_index`,
  )
  const { isTouched } = await connection.one<{ isTouched: boolean }>('select exists (from touched_poll) as "isTouched"')
  if (isTouched) {
    const tables = ['poll', 'repeated_poll']
    await connection.run(tables.map((table) => `delete from ${table} where (store_key, observed_us) in (select store_key, observed_us from touched_poll)`).join('; '))
  }
  await connection.run(
    `insert into repeated_poll from joined_poll where rowid in (select row_id from same_instant);
     insert into poll from joined_poll where rowid not in (select row_id from same_instant)`,
  )
}

/** Gives the polls of an earlier load the indexes that their files have now. */
export async function renumberFiles(connection: Connection, files: readonly { readonly former: number; readonly index: number }[]): Promise<void> {
  if (files.every(({ former, index }) => former === index)) return
  const indexOf = new Map(files.map(({ former, index }) => [former, index]))
  const indexes = Array.from({ length: Math.max(...indexOf.keys()) + 1 }, (_, former) => indexOf.get(former) ?? 0)
  for (const table of ['poll', 'repeated_poll']) {
    await connection.run(`update ${table} set file_index = ($indexes::integer[])[file_index + 1]::usmallint`, { indexes: listValue(indexes) })
  }
}
