import { z } from 'zod'
import { comparisonChoices, comparisonKeys } from './comparison'
import { reportId } from '../report/rowSelection'

/** The earlier and the later report. Both must be complete. */
export const comparedReports = z.strictObject({ beforeId: reportId, afterId: reportId })
export type ComparedReports = z.infer<typeof comparedReports>

/** Which stores of a comparison, and in which order. Rows that tie are in the order of their store id. */
export const comparisonSelection = comparedReports.extend({
  /** Part of a store id, upper and lower case alike. */
  search: z.string().max(200).default(''),
  /** Null for all stores. */
  only: z.enum(comparisonChoices).nullable().default(null),
  sort: z
    .array(z.strictObject({ column: z.enum(comparisonKeys), direction: z.enum(['asc', 'desc']) }))
    .max(comparisonKeys.length)
    .default([]),
})
export type ComparisonSelection = z.infer<typeof comparisonSelection>
