import type { UptimeGoal } from '../../../shared/report/goal'
import { defaultGoal } from '../../../shared/report/verdict'
import type { Parameters } from '../core/database'
import judgedRow from './judged_row.sql?raw'

/** The beginning of a query over `judged_row`. Its parameters are those of `goalParameters`. */
export const withJudgedRows = `with judged_row as (${judgedRow})`

/** What the rows are judged by; undefined stands for the default goal. */
export function goalParameters({ goalPercent, leastCoveragePercent, lowBudgetPercent }: UptimeGoal = defaultGoal): Parameters {
  return { goal: goalPercent, leastCoverage: leastCoveragePercent, lowBudget: lowBudgetPercent }
}
