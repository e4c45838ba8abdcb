import { hoursPerWeek } from '../../../shared/core/time'
import type { Report } from '../../../shared/report/report'
import { hourUs } from '../time/instants'
import { spanOf } from '../time/windows'
import { findStretches } from '../time/zones'

/** Microsecond 0 was a Thursday. */
const hoursFromMonday = 3 * 24

/** The hours of the local week of any of these zones that lie in the span of a report; 0 is Monday from 00:00 to 01:00. */
export function reportedHours(report: Report, zoneNames: readonly string[]): readonly number[] {
  const { fromUs, toUs } = spanOf(report)
  const hours = new Set<number>()
  for (const zoneName of zoneNames) {
    for (const { startsUs, endsUs, offsetUs } of findStretches(zoneName, fromUs, toUs)) {
      const first = Math.floor((startsUs + offsetUs) / hourUs)
      const end = Math.min(Math.ceil((endsUs + offsetUs) / hourUs), first + hoursPerWeek)
      for (let hour = first; hour < end; hour += 1) hours.add((hour + hoursFromMonday) % hoursPerWeek)
    }
  }
  return [...hours].toSorted((left, right) => left - right)
}
