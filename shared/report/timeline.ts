import type { ReportRow } from './columns'

/** Time from `from` until just before `to`; both ISO 8601 with `Z`, to the microsecond. */
export interface TimeInterval {
  readonly from: string
  readonly to: string
}

export type ObservedStatus = 'active' | 'inactive'

export interface Outage extends TimeInterval {
  /** The open time in it, not rounded. */
  readonly openHours: number
  /** The store's last observation is part of it. */
  readonly isOngoing: boolean
}

/** What the row of one store was computed from: the week before as-of, or the window. All lists are in the order of time. */
export interface StoreTimeline extends TimeInterval {
  readonly row: ReportRow
  /** The store's zone over the week: local time is UTC plus the offset. */
  readonly offsets: readonly (TimeInterval & { readonly offsetMinutes: number })[]
  readonly openings: readonly TimeInterval[]
  /** Open time by the status of the nearest observation; all of it, or nothing where there is no observation. */
  readonly stretches: readonly (TimeInterval & { readonly status: ObservedStatus })[]
  /** One an instant, `inactive` where several disagree. Those outside open time are no observations. */
  readonly polls: readonly { readonly at: string; readonly status: ObservedStatus; readonly isInOpenTime: boolean }[]
  /** From midpoint to midpoint, over closing times too. */
  readonly outages: readonly Outage[]
}
