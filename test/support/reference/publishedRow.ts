import { windowNames, type StoreFigures, type WindowName } from './reference'
import { hourMicroseconds, minuteMicroseconds } from './time'

const unitMicroseconds = { last_hour: minuteMicroseconds, last_day: hourMicroseconds, last_week: hourMicroseconds }

/** `part / whole` times `scale`, rounded half up; null where there is no whole. Multiplies first, so that halves stay exact. */
function ratio(part: number, whole: number, scale: number, decimals: number): number | null {
  return whole === 0 ? null : Math.round((part * scale * 10 ** decimals) / whole) / 10 ** decimals
}

function windowColumns(name: WindowName, store: StoreFigures): Record<string, number | null> {
  const { uptime, downtime, open, outages, longestOutage, covered } = store.windows[name]
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

/** What a report shows of a store: every column by its key, in its unit, rounded half up. */
export function publishedRow(store: StoreFigures): Readonly<Record<string, number | string | null>> {
  return {
    store_id: store.storeId,
    ...Object.assign({}, ...windowNames.map((name) => windowColumns(name, store))),
    observations: store.observations,
    last_status: store.lastStatus,
    timezone: store.timezone,
  }
}
