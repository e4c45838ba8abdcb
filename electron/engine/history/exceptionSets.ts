import type { Connection, Lender } from '../core/connection'
import excludedTime from './excluded_time.sql?raw'

/** The exceptions of a loaded folder, which are in its relation `exception`. */
export interface ExceptionsOfData extends Lender {
  /** Whether closed days count on dates that also have special hours. */
  readonly closedDaysCount: boolean
}

/** Equal for equal exceptions, in whatever order they are. Origins do not matter. */
const contentOf = `select count(*) || ' ' || coalesce(sum(hash(store_id, attribute, attribute_value, kind, from_day, to_day, opens_us, closes_us, starts_us, ends_us, is_local, reason)), 0) as content`

/**
 * Keeps the exceptions of the loaded data, unless an equal set is kept already, and returns the number of the set.
 * Concurrent calls, and `deleteUnusedExceptions` between this and the use of the number, would go wrong.
 */
export async function keepExceptions(connection: Connection, data: ExceptionsOfData): Promise<number> {
  const { closedDaysCount } = data
  return data.use(async (from) => {
    // The user may replace them meanwhile.
    await from.run('begin')
    const { content } = await from.one<{ content: string }>(`${contentOf} from exception`)
    const [kept] = await connection.all<{ set_id: number }>(
      'select set_id from exception_set where content = $content and closed_days_count = $closedDaysCount',
      { content, closedDaysCount },
    )
    if (kept !== undefined) return kept.set_id
    const { set_id } = await connection.one<{ set_id: number }>('select (coalesce(max(set_id), 0) + 1)::integer as set_id from exception_set')
    await connection.receive('new_exception', from, 'select row_number() over () as position, * exclude (origin) from exception')
    await connection.run('begin')
    await connection.run('insert into exception_row by name select $set_id::integer as set_id, * from new_exception', { set_id })
    await connection.run('insert into exception_set values ($set_id, $content, $closedDaysCount)', { set_id, content, closedDaysCount })
    await connection.run('commit')
    return set_id
  })
}

/**
 * Creates a temporary table of the exceptions in a set on another connection; none if the set is null. Returns whether closed
 * days count on dates that also have special hours.
 */
export async function lendExceptions(connection: Connection, setId: number | null, to: Connection, table: string): Promise<boolean> {
  await to.receive(table, connection, 'select * exclude (set_id) from exception_row where set_id = $setId::integer', { setId })
  const [set] = await connection.all<{ closed_days_count: boolean }>('from exception_set where set_id = $setId::integer', { setId })
  return set?.closed_days_count ?? false
}

/** Records what closures take out of the open time of a report, whose rows must exist. */
export async function recordExcluded(connection: Connection, reportId: number): Promise<void> {
  const { excluded_us, closures } = await connection.one<{ excluded_us: number; closures: number }>(excludedTime, { reportId })
  await connection.run('update report set excluded_us = $excluded_us, closures = $closures where report_id = $reportId', { reportId, excluded_us, closures })
}

/** Deletes the sets that no report has any more. */
export async function deleteUnusedExceptions(connection: Connection): Promise<void> {
  for (const table of ['exception_row', 'exception_set']) {
    await connection.run(`delete from ${table} where set_id not in (select exception_set from report where exception_set is not null)`)
  }
}
