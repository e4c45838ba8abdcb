import { z } from 'zod'
import { maximumStoreIdLength } from '../core/limits'
import { methods } from './report'
import { maximumStoreIds } from './settingsRules'

/** Store ids are text, without spaces at either end. */
export const storeId = z.string().min(1).max(maximumStoreIdLength)

const instant = z.iso.datetime({
  offset: true,
  error: 'Must be a date and time with its zone, such as 2023-01-25T18:13:22Z',
})

/** What the user chooses for a report. */
export const reportSettings = z.strictObject({
  /** The end of the last hour, day and week; null means the newest poll. It excludes `window`. */
  asOf: instant.nullable().default(null),
  /** A custom period that replaces the last hour, day and week (REPORT.md, "Custom window"); null means none. */
  window: z.strictObject({ from: instant, to: instant }).nullable().default(null),
  method: z.enum(methods).default('nearest'),
  /** Null means all stores. */
  storeIds: z.array(storeId).min(1).max(maximumStoreIds).nullable().default(null),
})
export type ReportSettings = z.output<typeof reportSettings>
