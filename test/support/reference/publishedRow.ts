import { columnKeys } from '../../../shared/report/columns'
import type { StoreFigures, WindowFigures, WindowName } from './reference'
import { hourMicroseconds, minuteMicroseconds } from './time'

const unitMicroseconds = { last_hour: minuteMicroseconds, last_day: hourMicroseconds, last_week: hourMicroseconds, window: hourMicroseconds }

/** `part / whole` times `scale`, rounded half up; null if the whole is 0. It multiplies first, so that halves stay exact. */
function ratio(part: number, whole: number, scale: number, decimals: number): number | null {
  return whole === 0 ? null : Math.round((part * scale * 10 ** decimals) / whole) / 10 ** decimals
}

function windowColumns(name: WindowName, figures: WindowFigures): Record<string, number | null> {
  const { uptime, downtime, open, outages, longestOutage, covered } = figures
  const time = (microseconds: number) => ratio(microseconds, unitMicroseconds[name], 1, 2)
  return {
    [`uptime_${name}`]: time(uptime),
    [`downtime_${name}`]: time(downtime),
    [`uptime_percent_${name}`]: ratio(uptime, uptime + downtime, 100, 2),
    [`open_${name}`]: time(open),
    [`outages_${name}`]: outages,
    [`longest_outage_${name}`]: time(longestOutage),
    [`coverage_${name}`]: ratio(covered, open, 1, 4),
  }
}

function windowColumnsOf(windows: Readonly<Partial<Record<WindowName, WindowFigures>>>): Record<string, number | null> {
  const names = ['last_hour', 'last_day', 'last_week', 'window'] as const
  const parts = names.map((name) => (windows[name] === undefined ? {} : windowColumns(name, windows[name])))
  return Object.assign({}, ...parts)
}

/** The published row of a store: every column in its unit, rounded half up; null in columns of the other kind of report. */
export function publishedRow<Name extends WindowName>(store: StoreFigures<Name>): Readonly<Record<string, number | string | null>> {
  return {
    ...Object.fromEntries(columnKeys.map((key) => [key, null])),
    store_id: store.storeId,
    ...windowColumnsOf(store.windows),
    observations: store.observations,
    last_status: store.lastStatus,
    timezone: store.timezone,
  }
}
