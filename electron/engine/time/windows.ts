import type { Report } from '../../../shared/report/report'
import { hourUs, microsecondsOf } from './instants'

/** The beginning and end of the windows of a report, in microseconds UTC. */
export interface Windows {
  /** The beginning of a custom window; null for the last hour, day and week. */
  readonly windowFromUs: number | null
  /** The end of all windows: as-of. */
  readonly toUs: number
}

/** Lengths of the three windows that end at as-of (REPORT.md, "As-of time and windows"). */
const windowHours = { hour: 1, day: 24, week: 168 } as const

/** The beginnings of the windows. A custom window replaces the week; hour and day are empty then. */
export function windowStarts({ windowFromUs, toUs }: Windows) {
  if (windowFromUs !== null) return { from_us: windowFromUs, day_from_us: toUs, hour_from_us: toUs }
  return {
    from_us: toUs - windowHours.week * hourUs,
    day_from_us: toUs - windowHours.day * hourUs,
    hour_from_us: toUs - windowHours.hour * hourUs,
  }
}

/** The windows that a report was computed for. */
export function windowsOf({ window, asOf }: Report): Windows {
  return { windowFromUs: window === null ? null : microsecondsOf(window.from), toUs: microsecondsOf(asOf) }
}

/** The windows that end some lengths of the whole span later; earlier if `spans` is negative. */
export function shiftWindows(windows: Windows, spans: number): Windows {
  const { windowFromUs, toUs } = windows
  const shiftUs = spans * (toUs - windowStarts(windows).from_us)
  return { windowFromUs: windowFromUs === null ? null : windowFromUs + shiftUs, toUs: toUs + shiftUs }
}

/** The whole span of a report, its week or custom window, in microseconds UTC. */
export function spanOf(report: Report): { readonly fromUs: number; readonly toUs: number } {
  const windows = windowsOf(report)
  return { fromUs: windowStarts(windows).from_us, toUs: windows.toUs }
}
