import type { StoreTimeline } from '../../../shared/report/timeline'
import { hourMs } from '../../../shared/core/time'
import { formatClockSpan, formatClockTime, type Clock } from './clocks'
import { formatCount } from '../../format/numbers'
import { formatDuration } from '../../format/times'
import { gapsBetween, toSpan, type Span } from './dayLanes'

/** A part of the timeline that has a tip: a stretch of time, or one or more polls. */
export interface Mark extends Span {
  readonly kind: 'active' | 'inactive' | 'unknown' | 'closed' | 'poll'
  /** The number of polls; 0 for a stretch. */
  readonly polls: number
  /** Whether the poll says that the store is down. */
  readonly isInactive: boolean
  /** Whether the poll is not counted, because the store was closed. */
  readonly isIgnored: boolean
}

export interface MarkText {
  readonly title: string
  readonly when: string
  readonly details: readonly string[]
}

/** All marks of a timeline, in chronological order. */
export function marksOf(timeline: StoreTimeline): readonly Mark[] {
  const openings = timeline.openings.map(toSpan)
  const plain = { polls: 0, isInactive: false, isIgnored: false }
  const stretches = timeline.stretches.map((stretch) => Object.assign(toSpan(stretch), plain, { kind: stretch.status }))
  const polls = timeline.polls.map(({ at, status, isInOpenTime }) => ({
    kind: 'poll' as const,
    fromMs: Date.parse(at),
    toMs: Date.parse(at),
    polls: 1,
    isInactive: status === 'inactive',
    isIgnored: !isInOpenTime,
  }))
  const closed = gapsBetween(toSpan(timeline), openings).map((gap) =>
    Object.assign({}, gap, plain, { kind: 'closed' as const }),
  )
  // A single observation gives all open time a status; without observations no open time has one.
  const unknown = stretches.length > 0 ? [] : openings.map((opening) => Object.assign(opening, plain, { kind: 'unknown' as const }))
  return [...stretches, ...unknown, ...closed, ...polls].toSorted((left, right) => left.fromMs - right.fromMs)
}

const titles = {
  active: 'Up',
  inactive: 'Down',
  unknown: 'Open, no observations',
  closed: 'Closed',
} as const

/** An outage with its open time. */
interface OutageSpan extends Span {
  readonly openHours: number
}

/** Describes a mark: its kind, its time and its length. */
export function describeMark(mark: Mark, outages: readonly OutageSpan[], clock: Clock): MarkText {
  if (mark.kind === 'poll') {
    const status = mark.isInactive ? 'inactive' : 'active'
    return {
      title: mark.polls === 1 ? `Poll: ${status}` : `${formatCount(mark.polls)} polls: ${status}`,
      when: mark.polls === 1 ? formatClockTime(clock, mark.fromMs) : formatClockSpan(clock, mark),
      details: mark.isIgnored ? ['Outside opening hours, so it is not counted'] : [],
    }
  }
  return {
    title: titles[mark.kind],
    when: formatClockSpan(clock, mark),
    details: [formatDuration(mark.toMs - mark.fromMs), ...(mark.kind === 'inactive' ? describeOutage(mark, outages, clock) : [])],
  }
}

/** The outage of a stretch of downtime, if the outage is longer. */
function describeOutage(mark: Mark, outages: readonly OutageSpan[], clock: Clock): readonly string[] {
  const outage = outages.find(({ fromMs, toMs }) => fromMs <= mark.fromMs && mark.toMs <= toMs)
  if (outage === undefined || (outage.fromMs === mark.fromMs && outage.toMs === mark.toMs)) return []
  return [`Part of an outage with ${formatDuration(outage.openHours * hourMs)} of downtime in opening hours, ${formatClockSpan(clock, outage)}`]
}
