import type { Outage, StoreTimeline } from '../../../shared/report/timeline'
import { hourMs } from '../../../shared/core/time'
import { formatClockSpan, formatClockTime, type Clock } from './clocks'
import { formatCount } from '../../format/numbers'
import { formatDuration } from '../../format/times'
import { gapsBetween, partsWithin, toSpan, type Span } from './dayLanes'

/** A part of the timeline that has a tip: a stretch of time, or one or more polls. */
export interface Mark extends Span {
  readonly kind: 'active' | 'inactive' | 'unknown' | 'closed' | 'excluded' | 'poll'
  /** Whether it is open time with a status that no poll within 60 minutes says. */
  readonly isFilledIn: boolean
  /** The number of polls; 0 for a stretch. */
  readonly polls: number
  /** Whether the poll says that the store is down. */
  readonly isInactive: boolean
  /** Whether the poll is not counted, because the store was closed. */
  readonly isIgnored: boolean
  /** Why it is excluded from the open time; empty if no reason was given. */
  readonly reason: string
}

export interface MarkText {
  readonly title: string
  readonly when: string
  readonly details: readonly string[]
}

/** All marks of a timeline, in chronological order. */
export function marksOf(timeline: Omit<StoreTimeline, 'row'>): readonly Mark[] {
  const openings = timeline.openings.map(toSpan)
  const plain = { polls: 0, isFilledIn: false, isInactive: false, isIgnored: false, reason: '' }
  const seenParts = partsWithin(timeline.stretches.map(toSpan), timeline.seen.map(toSpan))
  const stretches = timeline.stretches.flatMap(({ status, ...interval }, index) => {
    const seen = seenParts[index] ?? []
    return [
      ...seen.map((part) => Object.assign({}, part, plain, { kind: status })),
      ...gapsBetween(toSpan(interval), seen).map((part) => Object.assign({}, part, plain, { kind: status, isFilledIn: true })),
    ]
  })
  const polls = timeline.polls.map(({ at, status, isInOpenTime }) => ({
    kind: 'poll' as const,
    fromMs: Date.parse(at),
    toMs: Date.parse(at),
    isFilledIn: false,
    polls: 1,
    isInactive: status === 'inactive',
    isIgnored: !isInOpenTime,
    reason: '',
  }))
  const excluded = excludedParts(timeline.closures).map((part) => Object.assign({}, plain, part, { kind: 'excluded' as const }))
  const others = [...openings, ...excluded].toSorted((left, right) => left.fromMs - right.fromMs)
  const closed = gapsBetween(toSpan(timeline), others).map((gap) =>
    Object.assign({}, gap, plain, { kind: 'closed' as const }),
  )
  // A single observation gives all open time a status; without observations no open time has one.
  const unknown = stretches.length > 0 ? [] : openings.map((opening) => Object.assign(opening, plain, { kind: 'unknown' as const }))
  return [...stretches, ...unknown, ...closed, ...excluded, ...polls].toSorted((left, right) => left.fromMs - right.fromMs)
}

/** The parts of closures, which may overlap, without overlaps: each has the reasons of all closures in it. */
function excludedParts(closures: StoreTimeline['closures']): readonly (Span & { readonly reason: string })[] {
  const spans = closures.map((closure) => ({ ...toSpan(closure), reason: closure.reason }))
  const edges = [...new Set(spans.flatMap(({ fromMs, toMs }) => [fromMs, toMs]))].toSorted((left, right) => left - right)
  const parts: { fromMs: number; toMs: number; reason: string }[] = []
  for (const [index, fromMs] of edges.entries()) {
    const toMs = edges[index + 1] ?? fromMs
    const inside = spans.filter((span) => span.fromMs <= fromMs && fromMs < span.toMs)
    const reason = [...new Set(inside.map((span) => span.reason).filter((text) => text !== ''))].join(', ')
    const last = parts.at(-1)
    if (inside.length === 0) continue
    if (last?.toMs === fromMs && last.reason === reason) last.toMs = toMs
    else parts.push({ fromMs, toMs, reason })
  }
  return parts
}

const titles = {
  active: 'Up',
  inactive: 'Down',
  unknown: 'Open, no observations',
  closed: 'Closed',
  excluded: 'Excluded',
} as const

/** An outage from its first open instant to its last, with the open time between them. */
interface OutageSpan extends Span {
  readonly openHours: number
}

export function toOutageSpan({ openFrom, openTo, openHours }: Outage): OutageSpan {
  return { ...toSpan({ from: openFrom, to: openTo }), openHours }
}

function titleOf(kind: keyof typeof titles, { isFilledIn, reason }: Mark): string {
  if (reason !== '') return `${titles[kind]}: ${reason}`
  return isFilledIn ? `${titles[kind]}, filled in` : titles[kind]
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
    title: titleOf(mark.kind, mark),
    when: formatClockSpan(clock, mark),
    details: [
      formatDuration(mark.toMs - mark.fromMs),
      ...(mark.kind === 'excluded' ? ['A closure takes this out of the open time'] : []),
      ...(mark.isFilledIn ? ['No poll within 60 min, so the nearest one counts'] : []),
      ...(mark.kind === 'inactive' ? describeOutage(mark, outages, clock) : []),
    ],
  }
}

/** The index of the outage that a mark is a part of; -1 if there is none. The outages are in order. */
export function outageOf(mark: Mark, outages: readonly Span[]): number {
  if (mark.kind !== 'inactive' && (!mark.isInactive || mark.isIgnored)) return -1
  let [first, end] = [0, outages.length]
  while (first < end) {
    const middle = Math.floor((first + end) / 2)
    if ((outages[middle]?.fromMs ?? Infinity) <= mark.fromMs) first = middle + 1
    else end = middle
  }
  return mark.toMs <= (outages[first - 1]?.toMs ?? -Infinity) ? first - 1 : -1
}

/** The outage of a stretch of downtime, if the outage is longer. */
function describeOutage(mark: Mark, outages: readonly OutageSpan[], clock: Clock): readonly string[] {
  const outage = outages[outageOf(mark, outages)]
  if (outage === undefined || (outage.fromMs === mark.fromMs && outage.toMs === mark.toMs)) return []
  return [`Part of an outage with ${formatDuration(outage.openHours * hourMs)} of downtime in opening hours, ${formatClockSpan(clock, outage)}`]
}
