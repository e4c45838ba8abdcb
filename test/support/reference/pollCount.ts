import type { Poll } from './readFolder'
import type { WindowFigures, WindowName } from './reference'
import { hourMicroseconds } from './time'

/** Days before that of as-of. */
const everyDay = [0, 1, 2, 3, 4, 5, 6]

/**
 * Counts uptime and downtime of one window like the original system.
 * `isOpenDaysAgo` says whether the store is open at the local time of day of as-of, some days before. `windowStart` is an
 * instant in microseconds.
 */
export function pollCount(
  window: WindowName,
  observations: readonly Poll[],
  isOpenDaysAgo: (days: number) => boolean,
  windowStart: number,
): Pick<WindowFigures, 'uptime' | 'downtime'> {
  const open = { last_hour: [0], last_day: [1, 0], last_week: everyDay, window: everyDay }[window].some(isOpenDaysAgo)
  const inWindow = open ? observations.filter(({ time }) => time >= windowStart) : []
  const counted = window === 'last_hour' ? inWindow.slice(0, 1) : inWindow
  const active = counted.filter((observation) => observation.active).length
  return { uptime: active * hourMicroseconds, downtime: (counted.length - active) * hourMicroseconds }
}
