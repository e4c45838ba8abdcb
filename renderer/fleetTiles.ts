import type { ReportKind } from '../shared/columns'
import type { Totals } from '../shared/report'
import type { UptimeTarget } from '../shared/preferences'
import type { ColumnFilter } from '../shared/rowSelection'
import { countOf, formatCount, formatNumber } from './format'
import { percentWords, targetState, type TargetState } from './uptimeTarget'

/** A figure of the fleet, and the stores that make it. */
interface Tile {
  readonly label: string
  readonly value: string
  /** What the value is of, where that is not all the stores. */
  readonly note?: string
  readonly explanation: string
  /** How it stands to the goal, where that is a question. */
  readonly state: TargetState | null
  /** Null for all stores. */
  readonly filter: ColumnFilter | null
}

function numberFilter(column: ColumnFilter['column'], type: 'equals' | 'lessThan' | 'greaterThan', value: number): ColumnFilter {
  return { column, join: 'and', conditions: [{ type, value }] }
}

/** Filters that have a name: that of their stores, on the tile and on the chip. */
function namedFilters(kind: ReportKind): Readonly<Record<'down' | 'unobserved', { readonly label: string; readonly filter: ColumnFilter }>> {
  return {
    down: {
      label: kind === 'standard' ? 'Stores down now' : 'Down at the end',
      filter: { column: 'last_status', join: 'and', conditions: [{ type: 'equalsText', value: 'inactive' }] },
    },
    unobserved: { label: 'No observations', filter: numberFilter('observations', 'equals', 0) },
  }
}

/** What a tile calls the stores of this filter; null for one that is better told in its own words. */
export function nameOfFilter(kind: ReportKind, wanted: ColumnFilter): string | null {
  return Object.values(namedFilters(kind)).find(({ filter }) => isInForce(filter, [wanted]))?.label ?? null
}

/** The uptime tile leads to the stores below the goal of `target`. */
export function tilesOf(kind: ReportKind, totals: Totals, target: UptimeTarget): readonly Tile[] {
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
      state: percent === null ? null : targetState(percent, target),
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

/** Whether one of the filters is this one, and nothing else. */
export function isInForce(filter: ColumnFilter, filters: readonly ColumnFilter[]): boolean {
  const wanted = JSON.stringify(filter.conditions)
  return filters.some(({ column, conditions }) => column === filter.column && JSON.stringify(conditions) === wanted)
}
