import type { StoreTimeline } from '../../../shared/report/timeline'
import { hourMs, minuteMs } from '../../../shared/core/time'
import { dateLocale } from '../../format/dateLocale'
import { myZoneName } from '../../format/times'
import { toSpan, type OffsetSpan, type Span } from './dayLanes'

/** The clocks that the store view can show. */
export const clockKinds = ['store', 'utc', 'mine'] as const
export type ClockKind = (typeof clockKinds)[number]

export const clockLabels: Readonly<Record<ClockKind, string>> = {
  store: 'Store time',
  utc: 'UTC',
  mine: 'My time',
}

/** A wall clock with its offsets over a span. */
export interface Clock {
  readonly zoneName: string
  readonly offsets: readonly OffsetSpan[]
}

/** No clock has changed twice within this time. */
const probeDistanceMs = 12 * hourMs

/** A wall clock over the span of a timeline. `timezone` is the zone of the store. */
export function clockOf(kind: ClockKind, week: Pick<StoreTimeline, 'from' | 'to' | 'offsets'>, timezone: string): Clock {
  const span = toSpan(week)
  if (kind === 'utc') return { zoneName: 'UTC', offsets: [{ ...span, offsetMinutes: 0 }] }
  if (kind === 'mine') {
    return { zoneName: myZoneName(), offsets: computerOffsets(span) }
  }
  return {
    zoneName: timezone,
    offsets: week.offsets.map(({ offsetMinutes, ...interval }) => ({ ...toSpan(interval), offsetMinutes })),
  }
}

/** The offset of this computer's zone, in minutes. */
function offsetAt(ms: number): number {
  return -new Date(ms).getTimezoneOffset()
}

function computerOffsets({ fromMs, toMs }: Span): readonly OffsetSpan[] {
  const offsets: OffsetSpan[] = []
  let startMs = fromMs
  for (let ms = fromMs; ms < toMs; ms += probeDistanceMs) {
    const nextMs = Math.min(ms + probeDistanceMs, toMs - 1)
    if (offsetAt(nextMs) === offsetAt(startMs)) continue
    const changeMs = findChange(Math.max(ms, startMs), nextMs)
    offsets.push({ fromMs: startMs, toMs: changeMs, offsetMinutes: offsetAt(startMs) })
    startMs = changeMs
  }
  return [...offsets, { fromMs: startMs, toMs, offsetMinutes: offsetAt(startMs) }]
}

/** The first millisecond in `(beforeMs, afterMs]` with another offset than `beforeMs`. */
function findChange(beforeMs: number, afterMs: number): number {
  let [before, after] = [beforeMs, afterMs]
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (offsetAt(middle) === offsetAt(beforeMs)) before = middle
    else after = middle
  }
  return after
}

/** `America/New_York, UTC−05:00`; for UTC just `UTC`. */
export function describeClock(clock: Clock): string {
  return clock.zoneName === 'UTC' ? 'UTC' : `${clock.zoneName}, ${describeOffsets(clock)}`
}

/** `UTC−05:00`, or `UTC−05:00 until Mar 12, then UTC−04:00`; for more than one change, the offsets alone. */
export function describeOffsets({ offsets }: Clock): string {
  const [first, second] = offsets
  if (first !== undefined && second !== undefined && offsets.length === 2) {
    const until = dateFormat.format(first.toMs + first.offsetMinutes * minuteMs)
    return `${offsetLabel(first.offsetMinutes)} until ${until}, then ${offsetLabel(second.offsetMinutes)}`
  }
  return [...new Set(offsets.map(({ offsetMinutes }) => offsetLabel(offsetMinutes)))].join(' and ')
}

function offsetLabel(offsetMinutes: number): string {
  const minutes = Math.abs(offsetMinutes)
  const parts = [Math.floor(minutes / 60), Math.floor(minutes % 60)].map((part) => String(part).padStart(2, '0'))
  return `UTC${offsetMinutes < 0 ? '−' : '+'}${parts.join(':')}`
}

const dateFormat = new Intl.DateTimeFormat(dateLocale, { day: 'numeric', month: 'short', timeZone: 'UTC' })
const weekdayFormat = new Intl.DateTimeFormat(dateLocale, { weekday: 'short', timeZone: 'UTC' })
const dayFormat = new Intl.DateTimeFormat(dateLocale, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' })
const shortTimeFormat = new Intl.DateTimeFormat(dateLocale, { timeStyle: 'short', hourCycle: 'h23', timeZone: 'UTC' })
const timeFormat = new Intl.DateTimeFormat(dateLocale, { timeStyle: 'medium', hourCycle: 'h23', timeZone: 'UTC' })

/** A local day. `dayMs` is its midnight as if the wall clock showed UTC. */
export function formatDay(dayMs: number): string {
  return dayFormat.format(dayMs)
}

/** Day and time to the second, with the offset if that local time occurs twice because the clock goes back. */
export function formatClockTime(clock: Clock, ms: number): string {
  const { localMs, suffix } = read(clock, ms)
  return `${dayFormat.format(localMs)}, ${timeFormat.format(localMs)}${suffix}`
}

/** `Mon 22:06`, or `Mon, Jan 23, 22:06` if the weekday alone does not say which day it is. */
export function formatShortClockTime(clock: Clock, ms: number, isWeekdayEnough: boolean): string {
  const { localMs, suffix } = read(clock, ms)
  const time = `${shortTimeFormat.format(localMs)}${suffix}`
  return isWeekdayEnough ? `${weekdayFormat.format(localMs)} ${time}` : `${dayFormat.format(localMs)}, ${time}`
}

/** Start and end; the second day is left out if it is the same. */
export function formatClockSpan(clock: Clock, { fromMs, toMs }: Span): string {
  const [from, to] = [read(clock, fromMs), read(clock, toMs)]
  const isSameDay = dayFormat.format(from.localMs) === dayFormat.format(to.localMs)
  const end = isSameDay ? `${timeFormat.format(to.localMs)}${to.suffix}` : formatClockTime(clock, toMs)
  return `${formatClockTime(clock, fromMs)} – ${end}`
}

/** `22:06` on the same local day as another instant, and otherwise `Mon, Jan 23, 22:06`. */
export function formatTimeNear(clock: Clock, ms: number, nearMs: number): string {
  const { localMs, suffix } = read(clock, ms)
  const isSameDay = dayFormat.format(localMs) === dayFormat.format(read(clock, nearMs).localMs)
  return isSameDay ? `${shortTimeFormat.format(localMs)}${suffix}` : formatShortClockTime(clock, ms, false)
}

function read({ offsets }: Clock, ms: number): { readonly localMs: number; readonly suffix: string } {
  const offset = offsets.find(({ toMs }) => ms < toMs) ?? offsets.at(-1)
  const offsetMinutes = offset?.offsetMinutes ?? 0
  const localMs = ms + offsetMinutes * minuteMs
  const comesTwice = offsets.some((other) => {
    const otherMs = localMs - other.offsetMinutes * minuteMs
    return other !== offset && other.fromMs <= otherMs && otherMs < other.toMs
  })
  return { localMs, suffix: comesTwice ? ` (${offsetLabel(offsetMinutes)})` : '' }
}
