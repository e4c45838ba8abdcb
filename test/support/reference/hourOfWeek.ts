import type { Interval } from './intervals'
import { weekPosition } from './openTime'
import { hourMicroseconds, minuteMicroseconds } from './time'

const quarterMicroseconds = 15 * minuteMicroseconds

/**
 * Microseconds by hour of the local week, Monday from 00:00 to 01:00 first. Hours of the wall clock begin, and clocks
 * change, only at quarters of an hour.
 */
export function byHourOfWeek(intervals: readonly Interval[], zone: string): ReadonlyMap<number, number> {
  const hours = new Map<number, number>()
  for (const interval of intervals) {
    for (let { start } = interval; start < interval.end; ) {
      const next = Math.min(interval.end, (Math.floor(start / quarterMicroseconds) + 1) * quarterMicroseconds)
      const hour = Math.floor(weekPosition(start, zone) / hourMicroseconds)
      hours.set(hour, (hours.get(hour) ?? 0) + next - start)
      start = next
    }
  }
  return hours
}
