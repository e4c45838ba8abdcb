import { z } from 'zod'
import { methods } from './report'

/** More would make a request larger than the server takes. */
export const maximumStoreIds = 20_000

/** Ids of stores are text; spaces around them are no part of them. */
export const storeId = z.string().min(1).max(200)

const instant = z.iso.datetime({
  offset: true,
  error: 'Must be a date and time with its zone, such as 2023-01-25T18:13:22Z',
})

/** What a report is made of. */
export const reportSettings = z.strictObject({
  /** End of the last hour, day and week; null for the newest poll. Not together with `window`. */
  asOf: instant.nullable().default(null),
  /** One window in place of the three (REPORT.md, "Custom window"); null for the three. */
  window: z.strictObject({ from: instant, to: instant }).nullable().default(null),
  method: z.enum(methods).default('nearest'),
  /** Null for all stores. */
  storeIds: z.array(storeId).min(1).max(maximumStoreIds).nullable().default(null),
})
export type ReportSettings = z.output<typeof reportSettings>
