import type { ReportKind } from '../../shared/report/columns'
import type { Totals } from '../../shared/report/report'
import type { UptimeGoal } from '../../shared/preferences/preferences'
import type { ColumnFilter } from '../../shared/report/rowSelection'
import { countOf, formatCount, formatNumber } from '../format/format'
import { percentWords, goalState, type GoalState } from '../goal/uptimeGoal'
import { namedFilters, numberFilter } from '../selection/namedFilters'

/** A figure of the fleet, and the stores that make it. */
interface Tile {
  readonly label: string
  readonly value: string
  /** What the value is of, where that is not all the stores. */
  readonly note?: string
  readonly explanation: string
  /** How it stands to the goal, where that is a question. */
  readonly state: GoalState | null
  /** Null for all stores. */
  readonly filter: ColumnFilter | null
}

/** The uptime tile leads to the stores below the goal of `target`. */
export function tilesOf(kind: ReportKind, totals: Totals, target: UptimeGoal): readonly Tile[] {
  const [suffix, span] = kind === 'standard' ? (['last_week', 'last week'] as const) : (['window', 'window'] as const)
  const percent = totals.uptimePercent
  const named = namedFilters(kind)
  const observed = totals.stores - totals.storesWithoutObservations
  return [
    {
      label: 'Stores',
      value: formatCount(totals.stores),
      state: null,
      explanation: 'Stores that match search and filters. Press to see all stores again',
      filter: null,
    },
    {
      label: `Uptime, ${span}`,
      value: percent === null ? '–' : `${formatNumber(percent, 2)} %`,
      ...(totals.storesWithoutObservations > 0 && { note: countOf(observed, 'observed store') }),
      state: percent === null ? null : goalState(percent, target),
      explanation: `Uptime of all observed stores as a percentage of their uptime plus downtime. Press to see the stores below the goal of ${percentWords(target.goalPercent)} %`,
      filter: numberFilter(`uptime_percent_${suffix}`, 'lessThan', target.goalPercent),
    },
    {
      label: `Downtime, ${span}`,
      value: `${formatCount(totals.downtimeHours)} h`,
      state: null,
      explanation: 'Downtime of all these stores, added up. Press to see the stores that have any',
      filter: numberFilter(`downtime_${suffix}`, 'greaterThan', 0),
    },
    {
      label: `Outages, ${span}`,
      value: formatCount(totals.outages),
      state: null,
      explanation: 'Outages of all these stores that touch open time. Press to see the stores that have any',
      filter: numberFilter(`outages_${suffix}`, 'greaterThan', 0),
    },
    {
      ...named.down,
      value: formatCount(totals.storesDown),
      state: null,
      explanation: 'Stores whose last observation is inactive. Press to see them',
    },
    {
      ...named.unobserved,
      value: formatCount(totals.storesWithoutObservations),
      state: null,
      explanation: `Stores without a poll inside their open time in the ${span}: nothing is known about them. Press to see them`,
    },
  ]
}
