import type { ReportRow } from './columns'

/** Time from `from` until just before `to`; both ISO 8601 with `Z`, to the microsecond. */
export interface TimeInterval {
  readonly from: string
  readonly to: string
}

export type ObservedStatus = 'active' | 'inactive'

export interface Outage extends TimeInterval {
  /** Open time during the outage, not rounded. */
  readonly openHours: number
  /** Whether it includes the store's last observation. */
  readonly isOngoing: boolean
}

/** The week or the period that the row of one store was computed from. All lists are in chronological order. */
export interface StoreTimeline extends TimeInterval {
  readonly row: ReportRow
  /** The offsets of the store's time zone: local time is UTC plus the offset. */
  readonly offsets: readonly (TimeInterval & { readonly offsetMinutes: number })[]
  readonly openings: readonly TimeInterval[]
  /** Open time with the status of the nearest observation: all of it, or nothing if there are no observations. */
  readonly stretches: readonly (TimeInterval & { readonly status: ObservedStatus })[]
  /** One per instant, `inactive` if several disagree. Polls outside open time are not observations. */
  readonly polls: readonly { readonly at: string; readonly status: ObservedStatus; readonly isInOpenTime: boolean }[]
  /** Each lasts from midpoint to midpoint between polls, and may span closing time. */
  readonly outages: readonly Outage[]
}
