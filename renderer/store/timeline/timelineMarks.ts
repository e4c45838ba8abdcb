import type { StoreTimeline } from '../../../shared/report/timeline'
import { formatClockSpan, formatClockTime, formatLength, type Clock } from './clocks'
import { formatCount, formatNumber } from '../../format/format'
import { gapsBetween, toSpan, type Span } from './dayLanes'

/** What one can point at in the timeline: a stretch of the week or a poll. */
export interface Mark extends Span {
  readonly kind: 'active' | 'inactive' | 'unknown' | 'closed' | 'poll'
  /** How many polls it stands for; 0 for a stretch. */
  readonly polls: number
  /** A poll that says the store is down. */
  readonly isInactive: boolean
  /** A poll that is no observation, because the store was closed. */
  readonly isIgnored: boolean
}

export interface MarkText {
  readonly title: string
  readonly when: string
  readonly details: readonly string[]
}

/** Everything in the week, in the order of time. */
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
  // With one observation all open time has a status, without any none has.
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

/** What a mark is, when it was, and how long. */
export function describeMark(mark: Mark, outages: readonly OutageSpan[], clock: Clock): MarkText {
  if (mark.kind === 'poll') {
    const status = mark.isInactive ? 'inactive' : 'active'
    return {
      title: mark.polls === 1 ? `Poll: ${status}` : `${formatCount(mark.polls)} polls: ${status}`,
      when: mark.polls === 1 ? formatClockTime(clock, mark.fromMs) : formatClockSpan(clock, mark),
      details: mark.isIgnored ? ['The store was closed: not counted'] : [],
    }
  }
  return {
    title: titles[mark.kind],
    when: formatClockSpan(clock, mark),
    details: [formatLength(mark.toMs - mark.fromMs), ...(mark.kind === 'inactive' ? describeOutage(mark, outages, clock) : [])],
  }
}

/** The outage that a stretch of downtime is only a part of. */
function describeOutage(mark: Mark, outages: readonly OutageSpan[], clock: Clock): readonly string[] {
  const outage = outages.find(({ fromMs, toMs }) => fromMs <= mark.fromMs && mark.toMs <= toMs)
  if (outage === undefined || (outage.fromMs === mark.fromMs && outage.toMs === mark.toMs)) return []
  return [`Part of an outage of ${formatNumber(outage.openHours, 2)} h open time, ${formatClockSpan(clock, outage)}`]
}
