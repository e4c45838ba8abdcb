import type { StatusMeaning } from '../../../shared/folder/mapping'

/** The form of the timestamps in a file: dates, or seconds or milliseconds since 1970. */
export type TimestampForm = 'dates' | 'seconds' | 'milliseconds'

/** How the values of a file are read that have more than one meaning (REPORT.md, "Inputs"). */
export interface Readings {
  readonly timestamps: TimestampForm
  /** What the user said about words in status columns, which are in lower case here. */
  readonly statuses: Readonly<Record<string, StatusMeaning>>
}

/** How the values of a file are read unless they or the user say otherwise. */
export const usualReadings: Readings = { timestamps: 'dates', statuses: {} }
