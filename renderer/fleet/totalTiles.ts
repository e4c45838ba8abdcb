import { spanOfKind, type ReportKind } from '../../shared/report/columns'
import type { Totals } from '../../shared/report/report'
import type { UptimeGoal } from '../../shared/report/goal'
import type { ColumnFilter } from '../../shared/report/rowSelection'
import type { Verdict } from '../../shared/report/verdict'
import { countOf, formatAsWritten, formatCount, formatNumber } from '../format/numbers'
import { namedFilters, numberFilter } from '../selection/namedFilters'

/** A total of the fleet, with a filter for the stores behind it. */
interface Tile {
  readonly label: string
  readonly value: string
  /** Which stores the value refers to, if not all. */
  readonly note?: string
  readonly explanation: string
  /** The verdict on a value that has one. */
  readonly verdict: Verdict | null
  /** Null for all stores. */
  readonly filter: ColumnFilter | null
}

export function tilesOf(kind: ReportKind, totals: Totals, goal: UptimeGoal): readonly Tile[] {
  const { suffix, name, uptimePercentKey } = spanOfKind[kind]
  const percent = totals.uptimePercent
  const named = namedFilters(kind)
  const observed = totals.stores - totals.storesWithoutObservations
  return [
    {
      label: 'Stores',
      value: formatCount(totals.stores),
      verdict: null,
      explanation: 'Stores that match search and filters. Click to show all stores.',
      filter: null,
    },
    {
      label: `Uptime, ${name}`,
      value: percent === null ? '–' : `${formatNumber(percent, 2)} %`,
      ...(totals.storesWithoutObservations > 0 && { note: countOf(observed, 'observed store') }),
      verdict: totals.verdict,
      explanation: `Uptime of all observed stores as a percentage of their uptime plus downtime. Click to show stores below the goal of ${formatAsWritten(goal.goalPercent)} %.`,
      filter: numberFilter(uptimePercentKey, 'lessThan', goal.goalPercent),
    },
    {
      label: `Downtime, ${name}`,
      value: `${formatCount(totals.downtimeHours)} h`,
      verdict: null,
      explanation: 'Total downtime of these stores. Click to show stores with downtime.',
      filter: numberFilter(`downtime_${suffix}`, 'greaterThan', 0),
    },
    {
      label: `Outages, ${name}`,
      value: formatCount(totals.outages),
      verdict: null,
      explanation: 'Outages of these stores that overlap open time. Click to show stores with outages.',
      filter: numberFilter(`outages_${suffix}`, 'greaterThan', 0),
    },
    {
      ...named.down,
      value: formatCount(totals.storesDown),
      verdict: null,
      explanation: 'Stores whose last poll in opening hours is inactive. Click to show them.',
    },
    {
      ...named.unobserved,
      value: formatCount(totals.storesWithoutObservations),
      verdict: null,
      explanation: `Stores without a poll in opening hours in the ${name}, so their uptime is unknown. Click to show them.`,
    },
  ]
}
