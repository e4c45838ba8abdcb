import type { StoreTimeline } from '../../../shared/report/timeline'
import { dateLocale } from '../../format/dateLocale'
import { toSpan, type OffsetSpan, type Span } from './dayLanes'

/** Whose local time the store view speaks. */
export const clockKinds = ['store', 'utc', 'mine'] as const
export type ClockKind = (typeof clockKinds)[number]

export const clockLabels: Readonly<Record<ClockKind, string>> = {
  store: 'Store time',
  utc: 'UTC',
  mine: 'My time',
}

/** A wall clock over a span. */
export interface Clock {
  readonly zoneName: string
  readonly offsets: readonly OffsetSpan[]
}

const minuteMs = 60_000
/** Clocks change at whole quarters of an hour, in every zone. */
const probeMs = 15 * minuteMs
/** No clock has changed twice within this time. */
const longStepMs = 12 * 60 * minuteMs

/** A wall clock over the week of a timeline. `timezone` is the zone of the store. */
export function clockOf(kind: ClockKind, week: Pick<StoreTimeline, 'from' | 'to' | 'offsets'>, timezone: string): Clock {
  const span = toSpan(week)
  if (kind === 'utc') return { zoneName: 'UTC', offsets: [{ ...span, offsetMinutes: 0 }] }
  if (kind === 'mine') {
    return { zoneName: Intl.DateTimeFormat().resolvedOptions().timeZone, offsets: computerOffsets(span) }
  }
  return {
    zoneName: timezone,
    offsets: week.offsets.map(({ offsetMinutes, ...interval }) => ({ ...toSpan(interval), offsetMinutes })),
  }
}

/** Of this computer's zone. */
function offsetAt(ms: number): number {
  return -new Date(ms).getTimezoneOffset()
}

function computerOffsets({ fromMs, toMs }: Span): readonly OffsetSpan[] {
  const offsets: OffsetSpan[] = []
  let startMs = fromMs
  for (let ms = Math.ceil(fromMs / probeMs) * probeMs; ms < toMs; ) {
    if (offsetAt(ms) !== offsetAt(startMs)) {
      offsets.push({ fromMs: startMs, toMs: ms, offsetMinutes: offsetAt(startMs) })
      startMs = ms
    }
    // A change shows half a day later; only then it is looked for.
    ms += offsetAt(ms + longStepMs) === offsetAt(ms) ? longStepMs : probeMs
  }
  return [...offsets, { fromMs: startMs, toMs, offsetMinutes: offsetAt(startMs) }]
}

/** `America/New_York, UTC−05:00`; of UTC its name alone. */
export function clockWords(clock: Clock): string {
  return clock.zoneName === 'UTC' ? 'UTC' : `${clock.zoneName}, ${describeOffsets(clock)}`
}

/** `UTC−05:00`; with a second one where the clock changes. */
export function describeOffsets({ offsets }: Clock): string {
  return [...new Set(offsets.map(({ offsetMinutes }) => offsetLabel(offsetMinutes)))].join(', then ')
}

function offsetLabel(offsetMinutes: number): string {
  const minutes = Math.abs(offsetMinutes)
  const parts = [Math.floor(minutes / 60), Math.floor(minutes % 60)].map((part) => String(part).padStart(2, '0'))
  return `UTC${offsetMinutes < 0 ? '−' : '+'}${parts.join(':')}`
}

const dayFormat = new Intl.DateTimeFormat(dateLocale, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' })
const timeFormat = new Intl.DateTimeFormat(dateLocale, { timeStyle: 'medium', hourCycle: 'h23', timeZone: 'UTC' })

/** A local day by its midnight, which is written as if the wall clock showed UTC. */
export function formatDay(dayMs: number): string {
  return dayFormat.format(dayMs)
}

/** Day and time to the second; with the offset where that local time comes twice, because the clock goes back. */
export function formatClockTime(clock: Clock, ms: number): string {
  const { localMs, suffix } = read(clock, ms)
  return `${dayFormat.format(localMs)}, ${timeFormat.format(localMs)}${suffix}`
}

/** From and to; the day of the second only where it is another. */
export function formatClockSpan(clock: Clock, { fromMs, toMs }: Span): string {
  const [from, to] = [read(clock, fromMs), read(clock, toMs)]
  const isSameDay = dayFormat.format(from.localMs) === dayFormat.format(to.localMs)
  const end = isSameDay ? `${timeFormat.format(to.localMs)}${to.suffix}` : formatClockTime(clock, toMs)
  return `${formatClockTime(clock, fromMs)} – ${end}`
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

/** `3 h 05 min`, `12 min 30 s`, `45 s`. */
export function formatLength(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000)
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  if (hours > 0) return `${hours} h ${String(minutes).padStart(2, '0')} min`
  if (minutes > 0) return `${minutes} min ${String(rest).padStart(2, '0')} s`
  return rest > 0 ? `${rest} s` : 'less than a second'
}
