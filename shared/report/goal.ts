import { z } from 'zod'

const percent = z.number().min(0).max(100)

/** What judges the uptime of stores (REPORT.md, "Verdict"). All three are percentages. */
export const uptimeGoal = z.strictObject({
  goalPercent: percent,
  /** A store is judged if at least this share of its open time was seen. */
  leastCoveragePercent: percent,
  /** A store that meets the goal has little left if it has used more than this share of the allowed downtime. */
  lowBudgetPercent: percent,
})
export type UptimeGoal = z.infer<typeof uptimeGoal>
