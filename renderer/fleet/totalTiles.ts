import { spanOfKind, type ReportKind } from '../../shared/report/columns'
import { jointUptime, jointUptimeBasis } from '../../shared/report/fleetWords'
import type { Totals } from '../../shared/report/report'
import type { UptimeGoal } from '../../shared/report/goal'
import { oneOfFilter } from '../../shared/report/oneOfFilter'
import type { ColumnFilter } from '../../shared/report/rowSelection'
import type { Verdict } from '../../shared/report/verdict'
import { formatAsWritten, formatCount, formatNumber } from '../format/numbers'
import { formatTotalHours } from '../format/times'
import { namedFilters, numberFilter } from '../selection/namedFilters'

/** A number of stores beside a total, with the filters that select them. */
interface TileEntry {
  readonly label: string
  readonly value: string
  readonly explanation: string
  readonly filters: readonly ColumnFilter[]
}

/** A total of the fleet. Its filters select the stores behind it; an empty list stands for all stores. */
interface Tile extends TileEntry {
  /** What the value refers to, if not to all stores. */
  readonly note?: string
  /** The verdict on a value that has one. */
  readonly verdict?: Verdict | null
  readonly entries?: readonly TileEntry[]
}

export function tilesOf(kind: ReportKind, totals: Totals, goal: UptimeGoal): readonly Tile[] {
  const { suffix, name } = spanOfKind[kind]
  const { down, closedDown, unknown, unobserved } = namedFilters(kind)
  const time = kind === 'standard' ? 'report time' : 'end of the period'
  const goalPercent = formatAsWritten(goal.goalPercent)
  return [
    {
      label: 'Stores',
      value: formatCount(totals.stores),
      explanation: 'Stores that match search and filters. Click to show all stores.',
      filters: [],
    },
    {
      label: `Uptime, ${name}`,
      value: jointUptime(totals, formatNumber),
      note: jointUptimeBasis(totals, formatNumber),
      verdict: totals.verdict,
      explanation: `Uptime of the stores with a coverage of at least ${formatAsWritten(goal.leastCoveragePercent)} %, as a percentage of their uptime plus downtime. Click to show the stores that miss the goal of ${goalPercent} %.`,
      filters: [oneOfFilter(`verdict_${suffix}`, ['misses'])],
    },
    {
      label: `Downtime, ${name}`,
      value: formatTotalHours(totals.downtimeHours),
      explanation: 'Total downtime of these stores. Click to show stores with downtime.',
      filters: [numberFilter(`downtime_${suffix}`, 'greaterThan', 0)],
    },
    {
      label: `Outages, ${name}`,
      value: formatCount(totals.outages),
      explanation: 'Outages of these stores that overlap open time. Click to show stores with outages.',
      filters: [numberFilter(`outages_${suffix}`, 'greaterThan', 0)],
    },
    {
      ...down,
      value: countOrDash(totals.storesDown),
      explanation: `Stores that are open at the ${time} and whose last poll is inactive and at most two hours old. Click to show them.`,
      entries: [
        {
          ...closedDown,
          value: countOrDash(totals.storesClosedDown),
          explanation: `Stores that are closed at the ${time} and whose last poll in opening hours is inactive. Click to show them.`,
        },
        {
          ...unknown,
          value: countOrDash(totals.storesUnknown),
          explanation: `Stores that are open at the ${time} without a poll in the two hours before. Click to show them.`,
        },
      ],
    },
    {
      ...unobserved,
      value: formatCount(totals.storesWithoutObservations),
      explanation: `Stores without a poll in opening hours in the ${name}, so their uptime is unknown. Click to show them.`,
    },
  ]
}

/** A dash if the report did not record it. */
function countOrDash(count: number | null): string {
  return count === null ? '–' : formatCount(count)
}
