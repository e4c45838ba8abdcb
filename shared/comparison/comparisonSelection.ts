import { z } from 'zod'
import { comparisonChoices, comparisonKeys } from './comparison'
import { uptimeGoal } from '../report/goal'
import { reportId } from '../report/rowSelection'

/** The earlier and the later report, both complete, and what gives the verdicts; absent for the default goal. */
export const comparedReports = z.strictObject({ beforeId: reportId, afterId: reportId, goal: uptimeGoal.optional() })
export type ComparedReports = z.infer<typeof comparedReports>

/** The stores of a comparison and their order. Ties are sorted by store id. */
export const comparisonSelection = comparedReports.extend({
  /** A part of a store id; case does not matter. */
  search: z.string().max(200).default(''),
  /** Null means all stores. */
  only: z.enum(comparisonChoices).nullable().default(null),
  sort: z
    .array(z.strictObject({ column: z.enum(comparisonKeys), direction: z.enum(['asc', 'desc']) }))
    .max(comparisonKeys.length)
    .default([]),
})
export type ComparisonSelection = z.infer<typeof comparisonSelection>
