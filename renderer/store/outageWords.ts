import type { Outage, OutageBegin, OutageEnd } from '../../shared/report/timeline'
import { formatShortClockTime, formatTimeNear, type Clock } from './timeline/clocks'

/** The span that a timeline is about, as sentences name it. */
export interface SpanWords {
  readonly noun: 'week' | 'period'
  /** `last week`, `period`, or `this week` for a week that is not that of the report. */
  readonly name: string
  /** Whether it ends at the report time, so that its end is now. */
  readonly endsNow: boolean
}

const beginnings: Readonly<Record<OutageBegin, (noun: SpanWords['noun']) => string>> = {
  report_start: (noun) => `from the start of the ${noun}`,
  opening: () => 'from opening',
  between_polls: () => 'from',
}

/** `from opening Mon, Jan 23, 11:00` */
export function describeBegin({ openFrom, begins }: Outage, clock: Clock, { noun }: SpanWords): string {
  return `${beginnings[begins](noun)} ${formatShortClockTime(clock, Date.parse(openFrom), false)}`
}

/** `until 20:30`, `until closing 23:00, closed now`, `still down`, `no poll since 14:05`. */
export function describeEnd(outage: Outage, clock: Clock, { noun, endsNow }: SpanWords): string {
  const { openFrom, openTo, ends, lastInactive, isOngoing } = outage
  const near = (instant: string): string => formatTimeNear(clock, Date.parse(instant), Date.parse(openFrom))
  const closedAtEnd = endsNow ? ', closed now' : `, closed when the ${noun} ended`
  const words: Readonly<Record<OutageEnd, string>> = {
    between_polls: `until ${near(openTo)}`,
    closing: `until closing ${near(openTo)}${isOngoing ? closedAtEnd : ''}`,
    still_down: endsNow ? 'still down' : `down when the ${noun} ended`,
    unknown: `no poll since ${near(lastInactive)}`,
  }
  return words[ends]
}

/** The polls that an outage follows from, each with its day unless it is that of the one before. */
export function describeEvidence(outage: Outage, clock: Clock): string {
  const { openFrom, lastActiveBefore, firstInactive, lastInactive, firstActiveAfter } = outage
  let nearMs = Date.parse(openFrom)
  const next = (instant: string): string => {
    const ms = Date.parse(instant)
    const text = formatTimeNear(clock, ms, nearMs)
    nearMs = ms
    return text
  }
  return [
    lastActiveBefore === null ? 'no active poll before' : `active ${next(lastActiveBefore)}`,
    firstInactive === lastInactive ? `inactive ${next(firstInactive)}` : `inactive ${next(firstInactive)} to ${next(lastInactive)}`,
    ...(firstActiveAfter === null ? [] : [`active again ${next(firstActiveAfter)}`]),
  ].join(' · ')
}
