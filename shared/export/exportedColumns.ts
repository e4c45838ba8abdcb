import type { DataIssue } from '../folder/dataSet'

/** The columns of an outage file, in order. Hours have six decimals, so that rounding does not change sums. */
export const outageColumns = [
  'store_id',
  'start_utc',
  'end_utc',
  'start_local',
  'end_local',
  'timezone',
  'open_hours',
  'is_ongoing',
  'open_start_utc',
  'open_end_utc',
  'open_start_local',
  'open_end_local',
  'begins',
  'ends',
  'last_active_before_utc',
  'first_inactive_utc',
  'last_inactive_utc',
  'first_active_after_utc',
] as const

/** The columns of a file of data issues, in order. */
export const issueColumns = ['file', 'line', 'column', 'value', 'code', 'reason', 'outcome'] as const satisfies readonly (keyof DataIssue)[]

/**
 * The columns of the timeline of a store: one row per outage, then one per interval of open time, with its open time. Only
 * outages have the columns after `is_ongoing`: their ends cut to open time, and their evidence.
 */
export const timelineColumns = [
  'kind',
  'from',
  'to',
  'open_hours',
  'status',
  'is_ongoing',
  'open_from',
  'open_to',
  'begins',
  'ends',
  'last_active_before',
  'first_inactive',
  'last_inactive',
  'first_active_after',
] as const

/** The beginning of the text that describes an exported file beside it. */
export const summaryTitle = 'Store Monitor: summary of'

/** The beginning of the first cell of an exported workbook. */
export const workbookTitle = 'Store Monitor: uptime report of'
