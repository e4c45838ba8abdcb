import { columnKeys } from '../../../shared/report/columns'
import type { StoreFigures, WindowFigures, WindowName } from './reference'
import { usualGoal, verdictOf } from './verdict'
import { hourMicroseconds, minuteMicroseconds } from './time'

const unitMicroseconds = { last_hour: minuteMicroseconds, last_day: hourMicroseconds, last_week: hourMicroseconds, window: hourMicroseconds }

/** `part / whole` times `scale`, rounded half up; null if the whole is 0. It multiplies first, so that halves stay exact. */
function ratio(part: number, whole: number, scale: number, decimals: number): number | null {
  return whole === 0 ? null : Math.round((part * scale * 10 ** decimals) / whole) / 10 ** decimals
}

function windowColumns(name: WindowName, figures: WindowFigures, observations: number, goal: typeof usualGoal): Record<string, number | string | null> {
  const { uptime, downtime, open, outages, longestOutage, covered } = figures
  const percent = ratio(uptime, uptime + downtime, 100, 2)
  const coverage = ratio(covered, open, 1, 4)
  const time = (microseconds: number) => ratio(microseconds, unitMicroseconds[name], 1, 2)
  return {
    [`uptime_${name}`]: time(uptime),
    [`downtime_${name}`]: time(downtime),
    [`uptime_percent_${name}`]: percent,
    [`open_${name}`]: time(open),
    [`outages_${name}`]: outages,
    [`longest_outage_${name}`]: time(longestOutage),
    [`coverage_${name}`]: coverage,
    [`verdict_${name}`]: verdictOf(observations, coverage, percent, goal),
  }
}

function windowColumnsOf(
  windows: Readonly<Partial<Record<WindowName, WindowFigures>>>,
  observations: number,
  goal: typeof usualGoal,
): Record<string, number | string | null> {
  const names = ['last_hour', 'last_day', 'last_week', 'window'] as const
  const parts = names.map((name) => (windows[name] === undefined ? {} : windowColumns(name, windows[name], observations, goal)))
  return Object.assign({}, ...parts)
}

/**
 * The published row of a store: every column in its unit, rounded half up; null in columns of the other kind of report. It also
 * has these attributes.
 */
export function publishedRow<Name extends WindowName>(
  store: StoreFigures<Name>,
  goal: typeof usualGoal = usualGoal,
  attributeKeys: readonly string[] = [],
): Readonly<Record<string, number | string | null>> {
  return {
    ...Object.fromEntries(columnKeys.map((key) => [key, null])),
    ...Object.fromEntries(attributeKeys.map((key) => [key, store.attributes.get(key) ?? null])),
    store_id: store.storeId,
    ...windowColumnsOf(store.windows, store.observations, goal),
    observations: store.observations,
    last_status: store.lastStatus,
    timezone: store.timezone,
    state: store.state,
    last_poll: store.lastPoll === null ? null : ratio(store.end - store.lastPoll, minuteMicroseconds, 1, 2),
  }
}
