import type { ReportKind } from '../shared/columns'
import type { Totals } from '../shared/report'
import { formatCount, formatNumber } from './format'
import './FleetTotals.css'

interface FleetTotalsProps {
  readonly kind: ReportKind
  /** Null while unknown. */
  readonly totals: Totals | null
}

interface Tile {
  readonly label: string
  readonly value: string
  readonly explanation: string
}

function tilesOf(kind: ReportKind, totals: Totals): readonly Tile[] {
  const span = kind === 'standard' ? 'last week' : 'window'
  const percent = totals.uptimePercent
  return [
    { label: 'Stores', value: formatCount(totals.stores), explanation: 'Stores that match search and filters' },
    {
      label: `Uptime, ${span}`,
      value: percent === null ? '–' : `${formatNumber(percent, 2)} %`,
      explanation: 'Uptime of all these stores as a percentage of their uptime plus downtime',
    },
    {
      label: `Downtime, ${span}`,
      value: `${formatCount(totals.downtimeHours)} h`,
      explanation: 'Downtime of all these stores, added up',
    },
    {
      label: `Outages, ${span}`,
      value: formatCount(totals.outages),
      explanation: 'Outages of all these stores that touch open time',
    },
    {
      label: kind === 'standard' ? 'Stores down now' : 'Stores down at its end',
      value: formatCount(totals.storesDown),
      explanation: 'Stores whose last observation is inactive',
    },
    {
      label: 'No observations',
      value: formatCount(totals.storesWithoutObservations),
      explanation: `Stores without a poll inside their open time in the ${span}: nothing is known about them`,
    },
  ]
}

const unknownTotals: Totals = {
  stores: 0,
  storesWithoutObservations: 0,
  storesDown: 0,
  uptimeHours: 0,
  downtimeHours: 0,
  uptimePercent: null,
  outages: 0,
}

/** The fleet in six figures; they follow search and filters. */
export function FleetTotals({ kind, totals }: FleetTotalsProps) {
  return (
    <dl className="fleetTotals" aria-label="Fleet totals">
      {tilesOf(kind, totals ?? unknownTotals).map(({ label, value, explanation }) => (
        <div key={label} className="tile" title={explanation}>
          <dt>{label}</dt>
          <dd>{totals === null ? '–' : value}</dd>
        </div>
      ))}
    </dl>
  )
}
