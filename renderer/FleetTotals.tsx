import type { Totals } from '../shared/report'
import { formatCount, formatNumber } from './format'
import './FleetTotals.css'

interface FleetTotalsProps {
  /** Null while unknown. */
  readonly totals: Totals | null
}

interface Tile {
  readonly label: string
  readonly value: string
  readonly explanation: string
}

function tilesOf(totals: Totals): readonly Tile[] {
  const percent = totals.uptimeLastWeekPercent
  return [
    { label: 'Stores', value: formatCount(totals.stores), explanation: 'Stores that match search and filters' },
    {
      label: 'Uptime, last week',
      value: percent === null ? '–' : `${formatNumber(percent, 2)} %`,
      explanation: 'Uptime of all these stores as a percentage of their uptime plus downtime',
    },
    {
      label: 'Downtime, last week',
      value: `${formatCount(totals.downtimeLastWeekHours)} h`,
      explanation: 'Downtime of all these stores, added up',
    },
    {
      label: 'Outages, last week',
      value: formatCount(totals.outagesLastWeek),
      explanation: 'Outages of all these stores that touch open time',
    },
    {
      label: 'Stores down now',
      value: formatCount(totals.storesDown),
      explanation: 'Stores whose last observation is inactive',
    },
    {
      label: 'No observations',
      value: formatCount(totals.storesWithoutObservations),
      explanation: 'Stores without a poll inside their open time in the last week: nothing is known about them',
    },
  ]
}

const unknownTotals: Totals = {
  stores: 0,
  storesWithoutObservations: 0,
  storesDown: 0,
  uptimeLastWeekHours: 0,
  downtimeLastWeekHours: 0,
  uptimeLastWeekPercent: null,
  outagesLastWeek: 0,
}

/** The fleet in six figures; they follow search and filters. */
export function FleetTotals({ totals }: FleetTotalsProps) {
  return (
    <dl className="fleetTotals" aria-label="Fleet totals">
      {tilesOf(totals ?? unknownTotals).map(({ label, value, explanation }) => (
        <div key={label} className="tile" title={explanation}>
          <dt>{label}</dt>
          <dd>{totals === null ? '–' : value}</dd>
        </div>
      ))}
    </dl>
  )
}
