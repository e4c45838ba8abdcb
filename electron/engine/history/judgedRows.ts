import type { UptimeGoal } from '../../../shared/report/goal'
import { defaultGoal } from '../../../shared/report/verdict'
import type { Parameters } from '../core/database'
import judgedRow from './judged_row.sql?raw'
import publishedRow from './published_row.sql?raw'

/** The beginning of a query over `judged_row`. Its parameters are those of `goalParameters`. */
export const withJudgedRows = `with judged_row as (${judgedRow})`

/**
 * The same over one computed row that is not in the history. Its parameters are also `fromUs`, null unless it is
 * of a custom window, and `toUs`. The main catalog must be in use, because it has the units.
 */
export function withJudgedRow(reportRow: string): string {
  return `with report as (select 0 as report_id, null::integer as rows_of, $fromUs::bigint as from_us, $toUs::bigint as as_of_us),
    report_row as (select 0 as report_id, * from ${reportRow}),
    published_row as (${publishedRow}),
    judged_row as (${judgedRow})`
}

/** What the rows are judged by; undefined stands for the default goal. */
export function goalParameters({ goalPercent, leastCoveragePercent, lowBudgetPercent }: UptimeGoal = defaultGoal): Parameters {
  return { goal: goalPercent, leastCoverage: leastCoveragePercent, lowBudget: lowBudgetPercent }
}
