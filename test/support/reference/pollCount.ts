import type { Interval } from './intervals'
import { containsPosition } from './openTime'
import type { Poll } from './readFolder'
import type { WindowFigures, WindowName } from './reference'
import { dayMicroseconds, hourMicroseconds } from './time'

const everyDay = [0, 1, 2, 3, 4, 5, 6]

/**
 * Counts uptime and downtime of one window like the original system.
 * `asOfPosition` is the local time of as-of in the week, and `windowStart` is an instant. Both are in microseconds.
 */
export function pollCount(
  window: WindowName,
  observations: readonly Poll[],
  weekly: readonly Interval[],
  asOfPosition: number,
  windowStart: number,
): Pick<WindowFigures, 'uptime' | 'downtime'> {
  const today = Math.floor(asOfPosition / dayMicroseconds)
  const timeOfDay = asOfPosition % dayMicroseconds
  const days = { last_hour: [today], last_day: [(today + 6) % 7, today], last_week: everyDay, window: everyDay }[window]
  const open = days.some((day) => containsPosition(weekly, day * dayMicroseconds + timeOfDay))
  const inWindow = open ? observations.filter(({ time }) => time >= windowStart) : []
  const counted = window === 'last_hour' ? inWindow.slice(0, 1) : inWindow
  const active = counted.filter((observation) => observation.active).length
  return { uptime: active * hourMicroseconds, downtime: (counted.length - active) * hourMicroseconds }
}
