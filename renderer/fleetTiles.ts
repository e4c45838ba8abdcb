import type { ReportKind } from '../shared/columns'
import type { Totals } from '../shared/report'
import type { ColumnFilter } from '../shared/rowSelection'
import { formatCount, formatNumber } from './format'

/** A figure of the fleet, and the stores that make it. */
export interface Tile {
  readonly label: string
  readonly value: string
  readonly explanation: string
  /** Null for all stores. */
  readonly filter: ColumnFilter | null
}

function numberFilter(column: ColumnFilter['column'], type: 'equals' | 'lessThan' | 'greaterThan', value: number): ColumnFilter {
  return { column, join: 'and', conditions: [{ type, value }] }
}

/** `goalPercent` tells which stores the uptime tile leads to: those that miss it. */
export function tilesOf(kind: ReportKind, totals: Totals, goalPercent: number): readonly Tile[] {
  const [suffix, span] = kind === 'standard' ? (['last_week', 'last week'] as const) : (['window', 'window'] as const)
  const percent = totals.uptimePercent
  return [
    {
      label: 'Stores',
      value: formatCount(totals.stores),
      explanation: 'Stores that match search and filters. Press to see all stores again',
      filter: null,
    },
    {
      label: `Uptime, ${span}`,
      value: percent === null ? '–' : `${formatNumber(percent, 2)} %`,
      explanation: `Uptime of all these stores as a percentage of their uptime plus downtime. Press to see the stores below the goal of ${goalPercent} %`,
      filter: numberFilter(`uptime_percent_${suffix}`, 'lessThan', goalPercent),
    },
    {
      label: `Downtime, ${span}`,
      value: `${formatCount(totals.downtimeHours)} h`,
      explanation: 'Downtime of all these stores, added up. Press to see the stores that have any',
      filter: numberFilter(`downtime_${suffix}`, 'greaterThan', 0),
    },
    {
      label: `Outages, ${span}`,
      value: formatCount(totals.outages),
      explanation: 'Outages of all these stores that touch open time. Press to see the stores that have any',
      filter: numberFilter(`outages_${suffix}`, 'greaterThan', 0),
    },
    {
      label: kind === 'standard' ? 'Stores down now' : 'Stores down at its end',
      value: formatCount(totals.storesDown),
      explanation: 'Stores whose last observation is inactive. Press to see them',
      filter: { column: 'last_status', join: 'and', conditions: [{ type: 'equalsText', value: 'inactive' }] },
    },
    {
      label: 'No observations',
      value: formatCount(totals.storesWithoutObservations),
      explanation: `Stores without a poll inside their open time in the ${span}: nothing is known about them. Press to see them`,
      filter: numberFilter('observations', 'equals', 0),
    },
  ]
}

/** Whether one of the filters is this one, and nothing else. */
export function isInForce(filter: ColumnFilter, filters: readonly ColumnFilter[]): boolean {
  const wanted = JSON.stringify(filter.conditions)
  return filters.some(({ column, conditions }) => column === filter.column && JSON.stringify(conditions) === wanted)
}
