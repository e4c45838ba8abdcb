import type { KeptException } from '../folder/exceptions'
import type { ReportKind, ReportRow } from './columns'

/** Time from `from` until just before `to`; both ISO 8601 with `Z`, to the microsecond. */
export interface TimeInterval {
  readonly from: string
  readonly to: string
}

export type ObservedStatus = 'active' | 'inactive'

/** Where an outage begins and ends after it is cut to open time (REPORT.md, "Outages"). */
export type OutageBegin = 'report_start' | 'opening' | 'between_polls'
export type OutageEnd = 'closing' | 'between_polls' | 'still_down' | 'unknown'

/** How an outage begins, after the time in a list. */
export const outageBeginLabels: Readonly<Record<OutageBegin, string>> = {
  report_start: 'at the start of the report',
  opening: 'at opening',
  between_polls: 'between polls',
}

/** How an outage ends, after the time in a list. A custom period may have ended long ago. */
export function outageEndLabel(end: OutageEnd, kind: ReportKind): string {
  const stillDown = kind === 'window' ? 'down at the end' : 'still down'
  return { closing: 'at closing', between_polls: 'between polls', still_down: stillDown, unknown: 'unknown: no later poll' }[end]
}

export interface Outage extends TimeInterval {
  /** The first open instant in it, and the last one. */
  readonly openFrom: string
  readonly openTo: string
  readonly begins: OutageBegin
  readonly ends: OutageEnd
  /** The observations that it follows from; null if there is none. */
  readonly lastActiveBefore: string | null
  readonly firstInactive: string
  readonly lastInactive: string
  readonly firstActiveAfter: string | null
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
  /** Open time within 60 minutes of an observation. The rest of the open time is filled in. */
  readonly seen: readonly TimeInterval[]
  /** One per instant, `inactive` if several disagree. Polls outside open time are not observations. */
  readonly polls: readonly { readonly at: string; readonly status: ObservedStatus; readonly isInOpenTime: boolean }[]
  /** Each lasts from midpoint to midpoint between polls, may span closing time, and is also given cut to open time. */
  readonly outages: readonly Outage[]
  /** Open time that closures take out (REPORT.md, "Exceptions"). Those of closures that overlap do so too. */
  readonly closures: readonly Closure[]
  /** The exceptions by which openings here differ from those of the week. */
  readonly specialHours: readonly SpecialHours[]
}

/** A part of the open time that a closure takes out. */
interface Closure extends TimeInterval {
  /** Closed days, or closed from an instant to another. */
  readonly kind: 'closed' | 'from_to'
  /** Empty if none was given. */
  readonly reason: string
}

/** Openings of local dates in place of those of the week. Dates are ISO 8601; `endDate` is empty for one date. */
type SpecialHours = Pick<KeptException, 'date' | 'endDate' | 'startTime' | 'endTime' | 'reason'>
