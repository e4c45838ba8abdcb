import { clip, totalLength, union, type Interval } from './intervals'
import { timesOfDay, type WeeklyOpening } from './openTime'
import { dayMicroseconds, minuteMicroseconds } from './time'

/** An exception on local days, numbered from 1970: closed, or open at `hours`. */
interface DatedException {
  readonly firstDay: number
  readonly lastDay: number
  /** Microseconds since local midnight; null if the store is closed. */
  readonly hours: Interval | null
}

/** A closure from an instant to another, in microseconds since 1970, UTC or on the local clock. */
interface Closure extends Interval {
  readonly isLocal: boolean
}

/** An exception of one store. Closed days and special hours on one date are not asked about here: the hours count. */
export type StoreException = DatedException | Closure

const quarterMicroseconds = 15 * minuteMicroseconds
const formatters = new Map<string, Intl.DateTimeFormat>()
const wallClocks = new Map<string, number>()

/** What the clock shows at the beginning of a quarter of an hour, in microseconds since 1970 as if it were UTC. */
function readWallClock(quarter: number, zone: string): number {
  const options = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const
  const formatter = formatters.get(zone) ?? new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options })
  formatters.set(zone, formatter)
  const part = Object.fromEntries(formatter.formatToParts(quarter / 1000).map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = part
  return Date.UTC(year, month - 1, day, hour, minute, second) * 1000
}

/** Microseconds since 1970 on the zone's wall clock. */
function wallClock(instant: number, zone: string): number {
  const quarter = Math.floor(instant / quarterMicroseconds) * quarterMicroseconds
  const key = `${zone} ${quarter}`
  const shown = wallClocks.get(key) ?? readWallClock(quarter, zone)
  wallClocks.set(key, shown)
  return shown + instant - quarter
}

function isDated(exception: StoreException): exception is DatedException {
  return 'firstDay' in exception
}

/** The openings that begin on a local day, on the local clock. */
function openingsOn(day: number, openings: readonly WeeklyOpening[], exceptions: readonly DatedException[], ignoresClosed: boolean): readonly Interval[] {
  const onDay = exceptions.filter(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay)
  const special = onDay.flatMap(({ hours }) => (hours === null ? [] : [timesOfDay(hours)]))
  if (special.length > 0) return special.map((hours) => shift(hours, day))
  if (onDay.length > 0 && !ignoresClosed) return []
  if (openings.length === 0) return [shift({ start: 0, end: dayMicroseconds }, day)]
  return openings.flatMap((opening) => {
    const times = timesOfDay(opening)
    const daysLater = Math.floor(times.start / dayMicroseconds)
    // Day 0 was a Thursday.
    const isWeekday = (opening.day + daysLater) % 7 === (day + 3) % 7
    const holds = (opening.validFrom ?? -Infinity) <= day && day <= (opening.validTo ?? Infinity)
    return isWeekday && holds ? [shift(times, day - daysLater)] : []
  })
}

function shift({ start, end }: Interval, days: number): Interval {
  return { start: start + days * dayMicroseconds, end: end + days * dayMicroseconds }
}

/** The instants in the frame at which the clock shows a time in one of the intervals. */
function instantsAt(onClock: readonly Interval[], zone: string, frame: Interval): readonly Interval[] {
  const found: Interval[] = []
  for (let start = frame.start; start < frame.end; ) {
    const end = Math.min((Math.floor(start / quarterMicroseconds) + 1) * quarterMicroseconds, frame.end)
    const shown = wallClock(start, zone)
    found.push(...clip(onClock, { start: shown, end: shown + end - start }).map((part) => ({ start: part.start - shown + start, end: part.end - shown + start })))
    start = end
  }
  return union(found)
}

function without(whole: readonly Interval[], cuts: readonly Interval[]): readonly Interval[] {
  return whole.flatMap((interval) => {
    const inside = clip(cuts, interval)
    return [...inside, { start: interval.end, end: interval.end }].flatMap((cut, index) => {
      const start = inside[index - 1]?.end ?? interval.start
      return start < cut.start ? [{ start, end: cut.start }] : []
    })
  })
}

function isIn(intervals: readonly Interval[], time: number): boolean {
  return intervals.some(({ start, end }) => start <= time && time < end)
}

/** The open time of one store with exceptions or seasons, found date by date on its wall clock. */
export function datedHours(openings: readonly WeeklyOpening[], exceptions: readonly StoreException[], zone: string, frame: Interval) {
  const dated = exceptions.filter(isDated)
  const closures = exceptions.filter((exception): exception is Closure => !isDated(exception))
  // The end of the frame is asked about too, and so is the week before it.
  const wide = { start: Math.min(frame.start, frame.end - 8 * dayMicroseconds), end: frame.end + quarterMicroseconds }
  const onClock = (ignoresClosed: boolean): readonly Interval[] => {
    const firstDay = Math.floor(wallClock(wide.start, zone) / dayMicroseconds) - 3
    const lastDay = Math.floor(wallClock(wide.end, zone) / dayMicroseconds) + 1
    const days = Array.from({ length: lastDay - firstDay + 1 }, (_, index) => firstDay + index)
    return union(days.flatMap((day) => openingsOn(day, openings, dated, ignoresClosed)))
  }
  const local = closures.filter(({ isLocal }) => isLocal)
  const closed = union([...instantsAt(union(local), zone, wide), ...closures.filter(({ isLocal }) => !isLocal)])
  const openOnClock = onClock(false)
  const open = without(instantsAt(openOnClock, zone, wide), closed)
  const inFrame = clip(open, frame)
  return {
    open: inFrame,
    isOpen: (time: number): boolean => isIn(open, time),
    isOpenDaysAgo: (days: number): boolean => {
      const shown = wallClock(frame.end, zone) - days * dayMicroseconds
      const instants = instantsAt([{ start: shown, end: shown + 1 }], zone, { start: wide.start, end: wide.end })
      return isIn(openOnClock, shown) && !isIn(union(local), shown) && !instants.some(({ start }) => isIn(closed, start))
    },
    excluded: totalLength(clip(instantsAt(onClock(true), zone, wide), frame)) - totalLength(inFrame),
  }
}
