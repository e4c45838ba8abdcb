import { union, type Interval } from './intervals'
import { dayMicroseconds, hourMicroseconds, minuteMicroseconds, secondMicroseconds, weekMicroseconds } from './time'

/** A row of a business hours file. Times are microseconds since local midnight; day 0 is Monday. */
export interface WeeklyOpening {
  readonly day: number
  readonly start: number
  readonly end: number
  /** The local days between which it holds, in days since 1970; null without a limit. */
  readonly validFrom: number | null
  readonly validTo: number | null
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const alwaysOpen: readonly Interval[] = [{ start: 0, end: weekMicroseconds }]

/** No zone has changed its clocks inside a quarter of an hour (UTC) since 1972, so the wall clock runs evenly within one. */
const quarterMicroseconds = 15 * minuteMicroseconds

const formatters = new Map<string, Intl.DateTimeFormat>()
const wallClocks = new Map<string, number>()

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known !== undefined) return known
  const options = { weekday: 'short', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const
  const formatter = new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options })
  formatters.set(zone, formatter)
  return formatter
}

/** The time on the wall clock, from the text that Intl shows in that zone. */
function readWallClock(instant: number, zone: string): number {
  const text = formatterOf(zone).format(instant / 1000)
  const [, weekday = '', hours, minutes, seconds] = /^(\w+),? (\d+):(\d+):(\d+)$/.exec(text) ?? []
  const day = weekdays.indexOf(weekday)
  if (day < 0) throw new Error(`Cannot read the wall clock "${text}"`)
  return (
    day * dayMicroseconds +
    Number(hours) * hourMicroseconds +
    Number(minutes) * minuteMicroseconds +
    Number(seconds) * secondMicroseconds
  )
}

/** Microseconds since Monday 00:00 on the zone's wall clock. */
export function weekPosition(instant: number, zone: string): number {
  const quarter = Math.floor(instant / quarterMicroseconds) * quarterMicroseconds
  const key = `${zone} ${quarter}`
  const wallClock = wallClocks.get(key) ?? readWallClock(quarter, zone)
  wallClocks.set(key, wallClock)
  return (wallClock + instant - quarter) % weekMicroseconds
}

/** When an opening begins and ends, in microseconds after the midnight of its day; the end is later. */
export function timesOfDay({ start, end }: Interval): Interval {
  const closes = end >= dayMicroseconds - secondMicroseconds && end < dayMicroseconds ? dayMicroseconds : end
  // A clock that counts hours from 1 writes midnight as 24:00.
  const opens = start === dayMicroseconds && closes <= start ? 0 : start
  let later = closes
  while (later <= opens) later += dayMicroseconds
  return { start: opens, end: later }
}

/** The positions of the week at which the store is open; a store without rows is always open. */
export function weeklyOpenTime(openings: readonly WeeklyOpening[]): readonly Interval[] {
  if (openings.length === 0) return alwaysOpen
  return union(
    openings.flatMap((opening) => {
      const { start: opens, end: closes } = timesOfDay(opening)
      const start = (opening.day * dayMicroseconds + opens) % weekMicroseconds
      const end = start + closes - opens
      return [
        { start, end: Math.min(end, weekMicroseconds) },
        { start: 0, end: end - weekMicroseconds },
      ]
    }),
  )
}

export function containsPosition(weekly: readonly Interval[], position: number): boolean {
  return weekly.some(({ start, end }) => start <= position && position < end)
}

/** The open time between two instants, found by reading the wall clock at every quarter of an hour. */
export function openTime(weekly: readonly Interval[], zone: string, frame: Interval): readonly Interval[] {
  const open: Interval[] = []
  for (let start = frame.start; start < frame.end; ) {
    const nextQuarter = (Math.floor(start / quarterMicroseconds) + 1) * quarterMicroseconds
    const end = Math.min(nextQuarter, frame.end)
    const position = weekPosition(start, zone)
    const shift = start - position
    for (const week of [0, weekMicroseconds]) {
      for (const opening of weekly) {
        open.push({
          start: Math.max(start, opening.start + week + shift),
          end: Math.min(end, opening.end + week + shift),
        })
      }
    }
    start = end
  }
  return union(open)
}
