import type { UptimeGoal } from '../../../shared/report/goal'
import { defaultGoal } from '../../../shared/report/verdict'
import type { Parameters } from '../core/database'
import judgedRow from './judged_row.sql?raw'
import publishedRow from './published_row.sql?raw'

/**
 * A query over `judged_row` with its parameters, among them those of `goalParameters`. It begins with `select` or `from`.
 * Verdicts that it does not name are left out, because planning them takes most of the time of a small query.
 */
export function overJudgedRows(query: string, parameters: Parameters): readonly [sql: string, parameters: Parameters] {
  const verdicts = namedVerdicts(query)
  const sql =
    verdicts.length === 0
      ? query.replaceAll('judged_row', 'published_row')
      : `with judged_row as (select *, ${verdicts.join(' ')} from published_row) ${query}`
  // DuckDB refuses parameters that a query does not have.
  const named = Object.entries(parameters).filter(([name]) => new RegExp(`\\$${name}\\b`).test(sql))
  return [sql, Object.fromEntries(named)]
}

/**
 * The lines of judged_row.sql, which has one for each verdict, whose columns the query names. DuckDB accepts a comma after the
 * last one.
 */
function namedVerdicts(query: string): readonly string[] {
  return judgedRow.split('\n').filter((line) => {
    const column = / as (\w+),?$/.exec(line)?.[1]
    return column !== undefined && new RegExp(`\\b${column}\\b`).test(query)
  })
}

/**
 * The beginning of a query over `judged_row` with one computed row that is not in the history. Its parameters are those of
 * `goalParameters`, `toUs`, and `fromUs`, which is null unless the row is of a custom window. The main catalog must be in
 * use, because it has the units.
 */
export function withJudgedRow(reportRow: string): string {
  return `with report as (select 0 as report_id, null::integer as rows_of, $fromUs::bigint as from_us, $toUs::bigint as as_of_us),
    report_row as (select 0 as report_id, * from ${reportRow}),
    published_row as (${publishedRow}),
    judged_row as (${judgedRow})`
}

/** What the rows are judged by; undefined stands for the default goal. */
export function goalParameters({ goalPercent, leastCoveragePercent, lowBudgetPercent }: UptimeGoal = defaultGoal): Parameters {
  return {
    goal: goalPercent,
    leastCoverage: asWritten(leastCoveragePercent / 100),
    littleLeftBelow: asWritten(100 - (lowBudgetPercent * (100 - goalPercent)) / 100),
  }
}

/** The number without what binary arithmetic adds to its decimals, because values of rows are decimals too. */
function asWritten(value: number): number {
  return Number(value.toFixed(9))
}
