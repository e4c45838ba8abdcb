import type { Report } from '../../../shared/report/report'
import { hourUs, microsecondsOf } from './instants'

/** When the windows of a report begin and end, in microseconds UTC. */
export interface Windows {
  /** Where a custom window begins; null for the three windows. */
  readonly windowFromUs: number | null
  /** Where all windows end: as-of. */
  readonly toUs: number
}

/** How long the three windows are that end at as_of (REPORT.md, "As-of time and windows"). */
const windowHours = { hour: 1, day: 24, week: 168 } as const

/** Where the windows begin. A custom window takes the place of the week; there is nothing of hour and day then. */
export function windowStarts({ windowFromUs, toUs }: Windows) {
  if (windowFromUs !== null) return { from_us: windowFromUs, day_from_us: toUs, hour_from_us: toUs }
  return {
    from_us: toUs - windowHours.week * hourUs,
    day_from_us: toUs - windowHours.day * hourUs,
    hour_from_us: toUs - windowHours.hour * hourUs,
  }
}

/** The windows of a report, as it was computed. */
export function windowsOf({ window, asOf }: Report): Windows {
  return { windowFromUs: window === null ? null : microsecondsOf(window.from), toUs: microsecondsOf(asOf) }
}

/** The week or the window that a report is about as a whole, in microseconds UTC. */
export function spanOf(report: Report): { readonly fromUs: number; readonly toUs: number } {
  const windows = windowsOf(report)
  return { fromUs: windowStarts(windows).from_us, toUs: windows.toUs }
}
