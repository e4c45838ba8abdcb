import type { Connection } from '../../core/connection'
import { lendExceptions } from '../../history/exceptionSets'
import type { History } from '../../history/history'
import targetedException from '../../load/exceptions/targeted_exception.sql?raw'
import closureFromTo from './closure_from_to.sql?raw'
import closurePart from './closure_part.sql?raw'
import datedOpenAt from './dated_open_at.sql?raw'
import datedStore from './dated_store.sql?raw'
import localOpening from './local_opening.sql?raw'
import openingWithExceptions from './opening_with_exceptions.sql?raw'
import remainingOpening from './remaining_opening.sql?raw'
import storeException from './store_exception.sql?raw'
import unitedOpening from './united_opening.sql?raw'
import utcOpening from './utc_opening.sql?raw'

/**
 * Creates `opening` from the usual openings of opening.sql, with the exceptions of a report and the hours of seasons
 * (REPORT.md, "Exceptions"). Needs `reported_store` and `zone_stretch`. The exceptions are those with the number
 * `exceptionSet` in the history; null if there are none.
 */
export async function createExceptedOpenings(
  connection: Connection,
  usualOpening: string,
  history: History,
  exceptionSet: number | null,
): Promise<void> {
  const closedDaysCount = await history.use((kept) => lendExceptions(kept, exceptionSet, connection, 'kept_exception'))
  const statements = [
    `set variable closed_days_count = ${closedDaysCount}`,
    `create temp table report_exception as with exception as (from kept_exception) from (${targetedException})`,
    `create temp table store_exception as ${storeException}`,
    `create temp table dated_store as ${datedStore}`,
    `create temp table local_opening as ${localOpening}`,
    `create temp table utc_opening as ${utcOpening}`,
    `create temp table closure_from_to as ${closureFromTo}`,
    `create temp table dated_opening as
     with kept_opening as (from utc_opening where not is_taken_out),
     whole_opening as (${unitedOpening.replaceAll('utc_opening', 'kept_opening')}),
     cut as (from closure_from_to)
     from (${remainingOpening})`,
    `create temp table opening as
     with usual_opening as (${withoutDatedStores(usualOpening)})
     from (${openingWithExceptions})`,
  ]
  await connection.run(statements.join(';\n'))
}

/** The query for `open_at` of all stores, from that of the stores whose hours are the same every week. */
export function exceptedOpenAt(usualOpenAt: string): string {
  return `from (${withoutDatedStores(usualOpenAt)}) union all from (${datedOpenAt})`
}

/** The query for the openings by which stores have the same hours: of dated stores those in the span, of others those of the week. */
export const exceptedHours = `
  select *, false as is_dated from weekly_opening anti join dated_store using (store_key)
  union all
  select store_key, opens_us, closes_us, true from opening semi join dated_store using (store_key)`

/** Creates `closure_part`: what closures take out of the open time in the span. Needs `opening`. */
export async function createClosureParts(connection: Connection): Promise<void> {
  const inSpan = `select store_key, greatest(opens_us, getvariable('from_us')) as opens_us, least(closes_us, getvariable('to_us')) as closes_us`
  await connection.run(
    `create temp table excluded_stretch as
     with whole_opening as (${inSpan} from (${unitedOpening}) where opens_us < getvariable('to_us') and closes_us > getvariable('from_us')),
     cut as (select store_key, opens_us as starts_us, closes_us as ends_us from opening semi join dated_store using (store_key))
     from (${remainingOpening});
     create temp table closure_part as ${closurePart}`,
  )
}

/** A query over `reported_store` without the stores whose openings are found by date. */
function withoutDatedStores(query: string): string {
  return `with undated_store as (from reported_store anti join dated_store using (store_key)) from (${query.replaceAll(/\breported_store\b/g, 'undated_store')})`
}
