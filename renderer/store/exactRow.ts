import { hourMs, minuteMs } from '../../shared/core/time'
import { spanOfKind, type ReportKind, type ReportRow } from '../../shared/report/columns'
import type { Method } from '../../shared/report/report'
import type { StoreTimeline, TimeInterval } from '../../shared/report/timeline'
import { toSpan } from './timeline/dayLanes'

const minutesPerHour = hourMs / minuteMs

/**
 * The row of a timeline with the hours of its longest span as the timeline has them. Those of the row are rounded to two
 * decimals, so that they could differ by a minute from the outages beside them.
 */
export function exactRow(kind: ReportKind, timeline: StoreTimeline, method: Method): ReportRow {
  const { row, openings, stretches, outages } = timeline
  const { suffix } = spanOfKind[kind]
  const hoursOf = (status: 'active' | 'inactive'): number => hoursIn(stretches.filter((stretch) => stretch.status === status))
  return {
    ...row,
    [`open_${suffix}`]: hoursIn(openings),
    [`longest_outage_${suffix}`]: outages.reduce((longest, { openHours }) => Math.max(longest, openHours), 0),
    ...(method === 'nearest' && {
      [`uptime_${suffix}`]: hoursOf('active'),
      [`downtime_${suffix}`]: hoursOf('inactive'),
    }),
  }
}

/** The row without its timeline, with the hours of its longest span to the minute, because two decimals say no seconds. */
export function rowToTheMinute(kind: ReportKind, row: ReportRow): ReportRow {
  const { suffix } = spanOfKind[kind]
  const rounded = (['open', 'uptime', 'downtime', 'longest_outage'] as const).map((measure) => {
    const key = `${measure}_${suffix}` as const
    const hours = row[key]
    return [key, hours === null ? null : Math.round(hours * minutesPerHour) / minutesPerHour]
  })
  return { ...row, ...Object.fromEntries(rounded) }
}

function hoursIn(intervals: readonly TimeInterval[]): number {
  return intervals.map(toSpan).reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0) / hourMs
}
