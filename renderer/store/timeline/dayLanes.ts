import { dayMs, minuteMs } from '../../../shared/core/time'
import type { TimeInterval } from '../../../shared/report/timeline'

/** Time from `fromMs` until just before `toMs`, in milliseconds since 1970. */
export interface Span {
  readonly fromMs: number
  readonly toMs: number
}

/** A span in which local time is UTC plus one offset. */
export interface OffsetSpan extends Span {
  readonly offsetMinutes: number
}

/** A part of a local day, in minutes of its wall clock from midnight. */
interface DayPart {
  readonly startMinute: number
  readonly endMinute: number
}

/** When clocks go back, the same local time occurs twice: first in the upper half of the lane, then in the lower. */
export type Half = 'whole' | 'upper' | 'lower'

/** A span inside one local day in which the wall clock runs evenly. */
interface Band extends Span, DayPart {
  readonly half: Half
}

export interface Lane {
  /** Local midnight, in milliseconds as if the wall clock showed UTC. */
  readonly dayMs: number
  readonly bands: readonly Band[]
  /** Local time that was skipped because clocks went forward. */
  readonly skipped: readonly DayPart[]
}

/** A piece of a span in one lane. */
export interface Placed extends Band {
  readonly lane: number
}

export function toSpan({ from, to }: TimeInterval): Span {
  return { fromMs: Date.parse(from), toMs: Date.parse(to) }
}

/** Makes one lane for each local day. The offsets follow each other without gaps. */
export function layOutLanes(offsets: readonly OffsetSpan[]): readonly Lane[] {
  const lanes = new Map<number, { bands: Band[]; skipped: DayPart[] }>()
  const laneOf = (localMs: number): { bands: Band[]; skipped: DayPart[] } => {
    const day = startOfDay(localMs)
    const lane = lanes.get(day) ?? { bands: [], skipped: [] }
    lanes.set(day, lane)
    return lane
  }
  for (const [index, offset] of offsets.entries()) {
    const own = toLocal(offset)
    const twiceBefore = repeated(offsets[index - 1], offset)
    const twiceAfter = repeated(offset, offsets[index + 1])
    const cuts = [twiceBefore, twiceAfter].flatMap((span) => (span === null ? [] : [span.fromMs, span.toMs]))
    for (const { fromMs, toMs } of cut(own, cuts)) {
      const shiftMs = offset.offsetMinutes * minuteMs
      const half = contains(twiceBefore, fromMs) ? 'lower' : contains(twiceAfter, fromMs) ? 'upper' : 'whole'
      laneOf(fromMs).bands.push({ fromMs: fromMs - shiftMs, toMs: toMs - shiftMs, ...dayPart(fromMs, toMs), half })
    }
    const next = offsets[index + 1]
    const gap = { fromMs: own.toMs, toMs: next === undefined ? own.toMs : toLocal(next).fromMs }
    for (const { fromMs, toMs } of cut(gap, [])) laneOf(fromMs).skipped.push(dayPart(fromMs, toMs))
  }
  return [...lanes]
    .toSorted(([left], [right]) => left - right)
    .map(([day, { bands, skipped }]) => ({ dayMs: day, bands, skipped }))
}

/** A page of lanes. Page 0 has the last ones, and `pagesBack` counts back from there, at most to the first lane. */
export function pageOfLanes(lanes: readonly Lane[], lanesPerPage: number, pagesBack: number): readonly Lane[] {
  const end = Math.max(lanes.length - pagesBack * lanesPerPage, Math.min(lanes.length, lanesPerPage))
  return lanes.slice(Math.max(end - lanesPerPage, 0), end)
}

/** The places of a span in the lanes, without what lies outside of them. */
export function placeSpan(lanes: readonly Lane[], { fromMs, toMs }: Span): readonly Placed[] {
  return lanes.flatMap(({ bands }, lane) =>
    bands.flatMap((band) => {
      const start = Math.max(fromMs, band.fromMs)
      const end = Math.min(toMs, band.toMs)
      if (start >= end) return []
      const minuteAt = (ms: number): number => band.startMinute + (ms - band.fromMs) / minuteMs
      const { half } = band
      return [{ lane, half, fromMs: start, toMs: end, startMinute: minuteAt(start), endMinute: minuteAt(end) }]
    }),
  )
}

/** The place of an instant; the end of the last lane belongs to it. */
export function placeInstant(lanes: readonly Lane[], ms: number): Placed | null {
  const [placed] = placeSpan(lanes, { fromMs: ms, toMs: ms + 1 })
  if (placed !== undefined) return { ...placed, toMs: ms, endMinute: placed.startMinute }
  const last = placeSpan(lanes, { fromMs: ms - 1, toMs: ms }).at(-1)
  return last === undefined ? null : { ...last, fromMs: ms, startMinute: last.endMinute }
}

/** The instant at a minute of the day in a lane, the first one if it occurs twice; null if the lane does not have it. */
export function instantAt(lanes: readonly Lane[], lane: number, minute: number): number | null {
  const bands = lanes[lane]?.bands ?? []
  const band = bands.find(({ startMinute, endMinute }) => startMinute <= minute && minute <= endMinute)
  return band === undefined ? null : band.fromMs + (minute - band.startMinute) * minuteMs
}

/** The parts of `span` that none of `others` covers; `others` are in order and do not overlap. */
export function gapsBetween(span: Span, others: readonly Span[]): readonly Span[] {
  const edges = [span.fromMs, ...others.flatMap(({ fromMs, toMs }) => [fromMs, toMs]), span.toMs]
  return edges.flatMap((fromMs, index) => {
    const toMs = edges[index + 1]
    return index % 2 === 0 && toMs !== undefined && fromMs < toMs ? [{ fromMs, toMs }] : []
  })
}

/** For each span, the parts of it that `others` cover. Both lists are in order, and neither overlaps itself. */
export function partsWithin(spans: readonly Span[], others: readonly Span[]): readonly (readonly Span[])[] {
  let first = 0
  return spans.map((span) => {
    while ((others[first]?.toMs ?? Infinity) <= span.fromMs) first++
    const parts: Span[] = []
    for (let index = first; (others[index]?.fromMs ?? Infinity) < span.toMs; index++) {
      const { fromMs = span.toMs, toMs = span.toMs } = others[index] ?? {}
      parts.push({ fromMs: Math.max(span.fromMs, fromMs), toMs: Math.min(span.toMs, toMs) })
    }
    return parts
  })
}

function startOfDay(localMs: number): number {
  return Math.floor(localMs / dayMs) * dayMs
}

function toLocal({ fromMs, toMs, offsetMinutes }: OffsetSpan): Span {
  return { fromMs: fromMs + offsetMinutes * minuteMs, toMs: toMs + offsetMinutes * minuteMs }
}

/** The local time that occurs in both; null if there is none. */
function repeated(before: OffsetSpan | undefined, after: OffsetSpan | undefined): Span | null {
  if (before === undefined || after === undefined) return null
  const [first, second] = [toLocal(before), toLocal(after)]
  const span = { fromMs: Math.max(first.fromMs, second.fromMs), toMs: Math.min(first.toMs, second.toMs) }
  return span.fromMs < span.toMs ? span : null
}

function contains(span: Span | null, ms: number): boolean {
  return span !== null && span.fromMs <= ms && ms < span.toMs
}

/** Cuts local time at the ends of days and at `cuts`. */
function cut({ fromMs, toMs }: Span, cuts: readonly number[]): readonly Span[] {
  if (fromMs >= toMs) return []
  const edges = new Set([fromMs, toMs, ...cuts.filter((ms) => fromMs < ms && ms < toMs)])
  for (let day = startOfDay(fromMs) + dayMs; day < toMs; day += dayMs) edges.add(day)
  const sorted = [...edges].toSorted((left, right) => left - right)
  return sorted.slice(1).map((end, index) => ({ fromMs: sorted[index] ?? end, toMs: end }))
}

function dayPart(fromMs: number, toMs: number): DayPart {
  const day = startOfDay(fromMs)
  return { startMinute: (fromMs - day) / minuteMs, endMinute: (toMs - day) / minuteMs }
}
