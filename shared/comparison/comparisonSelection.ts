import { z } from 'zod'
import { comparisonChoices, comparisonKeys } from './comparison'
import { uptimeGoal } from '../report/goal'
import { reportId } from '../report/rowSelection'
import { maximumSearchLength } from '../report/search'

/** The earlier and the later report, both complete, and what gives the verdicts; absent for the default goal. */
export const comparedReports = z.strictObject({ beforeId: reportId, afterId: reportId, goal: uptimeGoal.optional() })
export type ComparedReports = z.infer<typeof comparedReports>

/** The stores of a comparison and their order. Ties are sorted by store id. */
export const comparisonSelection = comparedReports.extend({
  /** What an id or an attribute contains in one of the reports (REPORT.md, "Search"). */
  search: z.string().max(maximumSearchLength).default(''),
  /** Null means all stores. */
  only: z.enum(comparisonChoices).nullable().default(null),
  sort: z
    .array(z.strictObject({ column: z.enum([...comparisonKeys, 'name']), direction: z.enum(['asc', 'desc']) }))
    .max(comparisonKeys.length + 1)
    .default([]),
})
export type ComparisonSelection = z.infer<typeof comparisonSelection>
